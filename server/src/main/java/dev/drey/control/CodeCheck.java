package dev.drey.control;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.CodeLocation;
import dev.drey.objectstore.ObjectStore;
import dev.drey.objectstore.ObjectStoreException;
import dev.drey.objectstore.ObjectSummary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether an application's code is where a request says it is. */
final class CodeCheck {

    private static final Logger LOG = LoggerFactory.getLogger(CodeCheck.class);

    private final ObjectStore objects;

    CodeCheck(ObjectStore objects) {
        this.objects = objects;
    }

    /** The same configuration, with its code known to be there. Code that is known already is not looked at again. */
    ApplicationConfiguration require(ApplicationConfiguration configuration) {
        return configuration.code() instanceof CodeLocation location && !wasLookedAt(location)
                ? require(configuration, location)
                : configuration;
    }

    /** A store may keep no ETags, and registries of former days hold no MD5. */
    private static boolean wasLookedAt(CodeLocation location) {
        return location.etag() != null || location.md5() != null;
    }

    private ApplicationConfiguration require(ApplicationConfiguration configuration, CodeLocation code) {
        try {
            ObjectSummary object = objects.find(code.bucket(), code.fileKey(), code.objectVersion())
                    .orElseThrow(() -> notReadable(
                            code,
                            "Upload the object first, for instance with: aws s3 cp FILE s3://" + code.bucket() + "/"
                                    + code.fileKey()));
            String md5 = objects.md5(code.bucket(), code.fileKey(), code.objectVersion());
            return configuration.withCode(code.holding(object.etag(), md5, object.size()));
        } catch (ObjectStoreException failure) {
            LOG.warn("The code of an application could not be looked up.", failure);
            throw notReadable(code, failure.getMessage());
        }
    }

    /** Clients such as Terraform look for the second sentence to tell that the code is not there yet. */
    private static ApiException notReadable(CodeLocation code, @Nullable String advice) {
        return new ApiException(
                ApiErrorCode.INVALID_ARGUMENT,
                "Unable to get the specified fileKey: " + code.fileKey() + " in the specified bucket: " + code.bucket()
                        + ". Please check the role provided or validity of S3 location you provided. " + advice);
    }
}
