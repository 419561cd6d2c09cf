package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.model.Code;
import dev.drey.model.CodeLocation;
import dev.drey.model.InlineCode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationCodeConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContent;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CodeContentType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.S3ContentLocation;

/** Reads where an application's code lies, or the code itself. */
final class CodeReader {

    private static final Pattern BUCKET_ARN = Pattern.compile("arn:[^:]+:s3:::[^:/]+");

    private CodeReader() {}

    static Code read(@Nullable ApplicationCodeConfiguration wire) {
        if (wire == null || wire.codeContent() == null) {
            throw noCode();
        }
        requireZipFile(wire.codeContentTypeAsString());
        return content(wire.codeContent());
    }

    /** The bytes that {@link #read} has made an {@link InlineCode} of; null when the request has none. */
    static @Nullable ByteBuffer bytes(@Nullable ApplicationConfiguration wire) {
        ApplicationCodeConfiguration code = wire == null ? null : wire.applicationCodeConfiguration();
        return code == null || code.codeContent() == null
                ? null
                : bytes(code.codeContent().zipFileContent());
    }

    static @Nullable ByteBuffer bytes(@Nullable SdkBytes zip) {
        return zip == null ? null : zip.asByteBuffer();
    }

    static void requireZipFile(String codeContentType) {
        if (!codeContentType.equals(CodeContentType.ZIPFILE.toString())) {
            throw refusal("CodeContentType " + codeContentType + " is for SQL. The code of a Flink application, a jar,"
                    + " is a " + CodeContentType.ZIPFILE + ".");
        }
    }

    private static Code content(CodeContent content) {
        S3ContentLocation location = content.s3ContentLocation();
        requireArchive(content.textContent(), content.zipFileContent() != null && location != null);
        if (content.zipFileContent() != null) {
            return inline(content.zipFileContent());
        }
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

    static InlineCode inline(SdkBytes zip) {
        byte[] bytes = zip.asByteArrayUnsafe();
        return new InlineCode(hash("SHA-256", bytes), hash("MD5", bytes), (long) bytes.length);
    }

    private static String hash(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has " + algorithm + ".", impossible);
        }
    }

    static void requireArchive(@Nullable String text, boolean bothZipAndS3) {
        if (text != null) {
            throw refusal("TextContent is for SQL and notebooks. Send the jar of a Flink application as ZipFileContent,"
                    + " or upload it to a bucket and name it in S3ContentLocation.");
        }
        if (bothZipAndS3) {
            throw refusal("The code is given twice. Give either ZipFileContent or S3ContentLocation.");
        }
    }

    static ApiException noCode() {
        return refusal("A Flink application needs code. Upload its jar to a bucket and name it in"
                + " ApplicationConfiguration.ApplicationCodeConfiguration.CodeContent.S3ContentLocation, or send it as"
                + " ZipFileContent.");
    }

    private static ApiException refusal(String message) {
        return new ApiException(ApiErrorCode.INVALID_ARGUMENT, message);
    }
}
