package dev.drey.http.operations;

import dev.drey.model.CodeLocation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationCodeConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.S3ContentLocationUpdate;

/** Reads where an update says the code lies. */
final class CodeUpdateReader {

    private CodeUpdateReader() {}

    /** The current location when the update does not name one, else one whose bytes have yet to be looked at. */
    static CodeLocation read(CodeLocation current, @Nullable ApplicationCodeConfigurationUpdate update) {
        if (update == null) {
            return current;
        }
        if (update.codeContentTypeUpdateAsString() != null) {
            CodeReader.requireZipFile(update.codeContentTypeUpdateAsString());
        }
        CodeContentUpdate content = update.codeContentUpdate();
        if (content == null) {
            return current;
        }
        if (content.zipFileContentUpdate() != null || content.textContentUpdate() != null) {
            throw CodeReader.inlineCode();
        }
        S3ContentLocationUpdate location = content.s3ContentLocationUpdate();
        if (location == null) {
            return current;
        }
        String bucketArn = location.bucketARNUpdate() == null ? current.bucketArn() : location.bucketARNUpdate();
        String fileKey = location.fileKeyUpdate() == null ? current.fileKey() : location.fileKeyUpdate();
        boolean sameObject = bucketArn.equals(current.bucketArn()) && fileKey.equals(current.fileKey());
        String version = location.objectVersionUpdate();
        return CodeReader.location(
                bucketArn, fileKey, version == null && sameObject ? current.objectVersion() : version);
    }
}
