package dev.drey.cli.demo;

import dev.drey.cli.remote.Access;
import java.net.URI;
import java.util.List;

/**
 * How to go on after the demo.
 *
 * @param drey what a person types to run Drey
 * @param dataOption the option with its leading blank that names the data folder, empty where that is the usual one
 */
record Farewell(String drey, String dataOption) {

    List<String> lines(URI endpoint, Access access, String outputUri, String dashboard) {
        String key = access.credentials().accessKeyId();
        return """
                The service and the application keep running. In this or another terminal:
                  export AWS_ENDPOINT_URL=%1$s AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s
                  export AWS_ACCESS_KEY_ID=%3$s AWS_SECRET_ACCESS_KEY=%4$s
                  aws kinesisanalyticsv2 describe-application --application-name orders
                  aws kinesisanalyticsv2 list-application-snapshots --application-name orders
                  aws s3 ls %5$s/orders/
                  %6$s status orders%7$s
                Without that variable, AWS clients take --endpoint-url %1$s.
                Flink's dashboard: %8$s
                The application writes about 1.5 MB a minute until it is stopped:
                  aws kinesisanalyticsv2 stop-application --application-name orders
                To end the service and the application: %6$s down%7$s""".formatted(
                endpoint,
                access.region(),
                key,
                key.equals("drey") ? key : "...",
                outputUri,
                drey,
                dataOption,
                dashboard).lines().toList();
    }

    /** For a tour that ended before its end. */
    String early() {
        return "Whatever runs stays as it is. `%1$s demo%2$s` begins anew, `%1$s down%2$s` ends everything."
                .formatted(drey, dataOption);
    }
}
