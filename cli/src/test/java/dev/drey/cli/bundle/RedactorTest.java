package dev.drey.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connecting to https://user:PLANTED-1@host/path",
                "jdbc:postgresql://admin:PLANTED-1@db:5432/x",
                "amqp://:PLANTED-1@queue",
                "s3.secret-key: PLANTED-1",
                "password=PLANTED-1, user=x",
                "{\"dbPassword\": \"PLANTED-1\"}",
                "Loading configuration property: s3.secret-key, PLANTED-1",
                "aws_secret_access_key = PLANTED-1",
                "sasl.jaas.config=org.apache.kafka.Login required username=\"u\" password=\"PLANTED-1\";",
                "Authorization: Bearer PLANTED-1PLANTED-1",
                "GET /flinkdashboard?authToken=PLANTED-1&x=1",
                "https://bucket.s3/k?X-Amz-Signature=PLANTED-1",
                "token eyJPLANTED-1abcdef.eyJPLANTED-1abcdef.PLANTED-1",
                "-----BEGIN RSA PRIVATE KEY-----\nPLANTED-1\nPLANTED-1\n-----END RSA PRIVATE KEY-----",
                "--api-key PLANTED-1=x api_key:PLANTED-1",
            })
    void whatLooksLikeASecretIsTakenOutOfTexts(String text) {
        redactor.learn(text);

        String clean = redactor.redact(text);

        assertThat(clean).doesNotContain("PLANTED").contains(Redactor.REDACTED);
        assertThat(redactor.count()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key AKIAIOSFODNN7EXAMPLE was refused",
                "{\"id\":\"ASIAIOSFODNN7EXAMPLE\"}",
            })
    void awsKeysAreTakenOut(String text) {
        assertThat(redactor.redact(text)).doesNotContain("IOSFODNN7EXAMPLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02 12:00:00,001 INFO  Completed checkpoint 7 for job 0123456789abcdef (100 bytes)",
                "fs.s3a.aws.credentials.provider: org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider",
                "security.delegation.token.provider.s3.enabled, true",
                "http://127.0.0.1:8081/jobs/overview",
                "user@host:/path and a key=value",
                "password=",
                "the password was wrong",
            })
    void whatIsNoSecretStays(String text) {
        redactor.learn(text);

        assertThat(redactor.redact(text)).isEqualTo(text);
        assertThat(redactor.count()).isZero();
    }

    @Test
    void valuesUnderNamesOfSecretsAreTakenOutOfDocumentsAndThenEverywhere() throws Exception {
        JsonNode document = new ObjectMapper().readTree("""
                {"PropertyGroups": [{"PropertyGroupId": "db", "PropertyMap": {"db.password": "PLANTED-2", "user": "me"}}],
                 "settings": [{"key": "s3.secret-key", "value": "PLANTED-3"}, {"key": "parallelism", "value": "4"}],
                 "nested": {"apiKey": "PLANTED-4", "secretEnabled": true, "password": null},
                 "text": "PLANTED-2 at https://u:PLANTED-5@h"}""");
        redactor.learn(document);

        JsonNode clean = redactor.redact(document);

        assertThat(clean.toString()).doesNotContain("PLANTED");
        assertThat(clean.at("/PropertyGroups/0/PropertyMap/user").asText()).isEqualTo("me");
        assertThat(clean.at("/settings/1/value").asText()).isEqualTo("4");
        assertThat(clean.at("/nested/secretEnabled").asBoolean()).isTrue();
        assertThat(redactor.redact("the program printed PLANTED-3 and PLANTED-4"))
                .isEqualTo("the program printed [redacted] and [redacted]");
        assertThat(document.toString()).contains("PLANTED-2");
    }
}
