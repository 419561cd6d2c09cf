package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.model.CodeLocation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationCodeConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContent;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.S3ContentLocation;

/** Reads where an application's code lies. */
final class CodeReader {

    private static final Pattern BUCKET_ARN = Pattern.compile("arn:[^:]+:s3:::[^:/]+");

    private CodeReader() {}

    static CodeLocation read(@Nullable ApplicationCodeConfiguration wire) {
        if (wire == null || wire.codeContent() == null) {
            throw noCode();
        }
        requireZipFile(wire.codeContentTypeAsString());
        return location(wire.codeContent());
    }

    static void requireZipFile(String codeContentType) {
        if (!codeContentType.equals(CodeContentType.ZIPFILE.toString())) {
            throw refusal("CodeContentType " + codeContentType + " is for SQL. The code of a Flink application, a jar,"
                    + " is a " + CodeContentType.ZIPFILE + ".");
        }
    }

    private static CodeLocation location(CodeContent content) {
        if (content.zipFileContent() != null || content.textContent() != null) {
            throw inlineCode();
        }
        S3ContentLocation location = content.s3ContentLocation();
        if (location == null) {
            throw noCode();
        }
        return location(location.bucketARN(), location.fileKey(), location.objectVersion());
    }

    static CodeLocation location(String bucketArn, String fileKey, @Nullable String objectVersion) {
        if (!BUCKET_ARN.matcher(bucketArn).matches()) {
            throw refusal(
                    "BucketARN " + bucketArn + " is not the ARN of an S3 bucket, which looks like arn:aws:s3:::NAME.");
        }
        return new CodeLocation(bucketArn, fileKey, objectVersion);
    }

    static ApiException inlineCode() {
        return new ApiException(
                ApiErrorCode.UNSUPPORTED_OPERATION,
                "Code within the request (ZipFileContent, TextContent) is not supported. Upload it to a bucket and"
                        + " name it in S3ContentLocation.");
    }

    static ApiException noCode() {
        return refusal("A Flink application needs code. Upload its jar to a bucket and name it in"
                + " ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation.");
    }

    private static ApiException refusal(String message) {
        return new ApiException(ApiErrorCode.INVALID_ARGUMENT, message);
    }
}
