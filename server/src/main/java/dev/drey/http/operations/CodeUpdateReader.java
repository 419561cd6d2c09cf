package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.model.Code;
import dev.drey.model.CodeLocation;
import dev.drey.model.InlineCode;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationCodeConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfigurationUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentUpdate;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.S3ContentLocationUpdate;

/** Reads where an update says the code lies. */
final class CodeUpdateReader {

    private CodeUpdateReader() {}

    /** The current location when the update does not name one, else one whose bytes have yet to be looked at. */
    static Code read(Code current, @Nullable ApplicationCodeConfigurationUpdate update) {
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
        S3ContentLocationUpdate location = content.s3ContentLocationUpdate();
        CodeReader.requireArchive(
                content.textContentUpdate(), content.zipFileContentUpdate() != null && location != null);
        if (content.zipFileContentUpdate() != null) {
            return CodeReader.inline(content.zipFileContentUpdate());
        }
        if (location == null) {
            return current;
        }
        return current instanceof CodeLocation s3 ? location(s3, location) : location(location);
    }

    /** The bytes that {@link #read} has made an {@link InlineCode} of; null when the update has none. */
    static @Nullable ByteBuffer bytes(@Nullable ApplicationConfigurationUpdate update) {
        var code = update == null ? null : update.applicationCodeConfigurationUpdate();
        CodeContentUpdate content = code == null ? null : code.codeContentUpdate();
        return content == null ? null : CodeReader.bytes(content.zipFileContentUpdate());
    }

    /** Instead of code that came with a request. */
    private static CodeLocation location(S3ContentLocationUpdate location) {
        if (location.bucketARNUpdate() == null || location.fileKeyUpdate() == null) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "The application's code does not lie in a bucket yet. Give both BucketARNUpdate and"
                            + " FileKeyUpdate.");
        }
        return CodeReader.location(
                location.bucketARNUpdate(), location.fileKeyUpdate(), location.objectVersionUpdate());
    }

    private static CodeLocation location(CodeLocation current, S3ContentLocationUpdate location) {
        String bucketArn = location.bucketARNUpdate() == null ? current.bucketArn() : location.bucketARNUpdate();
        String fileKey = location.fileKeyUpdate() == null ? current.fileKey() : location.fileKeyUpdate();
        boolean sameObject = bucketArn.equals(current.bucketArn()) && fileKey.equals(current.fileKey());
        String version = location.objectVersionUpdate();
        return CodeReader.location(
                bucketArn, fileKey, version == null && sameObject ? current.objectVersion() : version);
    }
}
