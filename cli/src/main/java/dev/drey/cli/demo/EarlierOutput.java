package dev.drey.cli.demo;

import dev.drey.cli.apps.Stage;
import dev.drey.cli.text.Figures;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** What earlier demos wrote. */
record EarlierOutput(Stage stage) {

    /** Removes it below {@code prefix}. */
    void remove(String prefix) {
        S3Client objects = stage.service().objects();
        long removed = 0;
        for (ListObjectsV2Response page : objects.listObjectsV2Paginator(
                request -> request.bucket(OrdersApplication.BUCKET).prefix(prefix))) {
            List<ObjectIdentifier> keys = page.contents().stream()
                    .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                    .toList();
            if (!keys.isEmpty()) {
                objects.deleteObjects(
                        request -> request.bucket(OrdersApplication.BUCKET).delete(batch -> batch.objects(keys)));
                removed += keys.size();
            }
        }
        if (removed > 0) {
            stage.screen().say("Removed the output of an earlier demo, " + Figures.count(removed, "object") + ".");
        }
    }
}
