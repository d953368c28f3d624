package dev.sluice.repository.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.repository.RunningServer;
import dev.sluice.repository.TestDatabase;
import dev.sluice.repository.TestTemporal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logins with tokens of an identity provider, a small one that publishes one key. */
class TokenLoginIT {
  private static RSAKey key;
  private static String issuer;
  private static HttpServer provider;
  private static TestTemporal temporal;
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
    publish(
        "/.well-known/openid-configuration",
        """
        {"issuer":"%1$s","jwks_uri":"%1$s/keys","subject_types_supported":["public"],
         "authorization_endpoint":"%1$s/login","token_endpoint":"%1$s/token",
         "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
        """
            .formatted(issuer));
    publish("/keys", new JWKSet(key.toPublicJWK()).toString());
    provider.start();
    temporal = new TestTemporal();
    server =
        new RunningServer(
            TestDatabase.freshUrl(),
            temporal.target(),
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer);
    server.loadConnector();
  }

  @AfterAll
  static void stop() {
    server.close();
    temporal.close();
    provider.stop(0);
  }

  @Test
  void letsInByRolesOfTheToken() throws Exception {
    HttpResponse<String> started = start(token(issuer, key, "operator"));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    assertThat(started.body()).contains("\"requestedBy\":\"ada\"");
    assertThat(start(token(issuer, key, "viewer")).statusCode()).isEqualTo(403);
    assertThat(start(token(issuer, key, "cook")).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesTokensOfOthers() throws Exception {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID("one").generate();
    assertThat(start(token(issuer, foreign, "admin")).statusCode()).isEqualTo(401);
    assertThat(start(token("http://127.0.0.1:1", key, "admin")).statusCode()).isEqualTo(401);
    assertThat(start("token-of-default").statusCode()).isEqualTo(401);
  }

  @Test
  void takesNoPasswords() {
    HttpResponse<String> answer = server.get("admin", "/api/synchronizations");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
  }

  @Test
  void personsTokenDoesNotOpenTheAgentsDoor() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server
                .request(
                    "", "/agent/synchronizations/7b0d2f9e-5f4e-4c5a-9f3a-111111111111/progress")
                .header("Authorization", "Bearer " + token(issuer, key, "admin"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"step\":\"export\"}")));
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  private static HttpResponse<String> start(String token) {
    return server.send(
        server
            .request("", "/api/synchronizations")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"connector\":\"acme\",\"mode\":\"complete\"}")));
  }

  private static String token(String by, RSAKey signer, String role) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(by)
                .subject("ada")
                .claim("roles", List.of(role))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build());
    token.sign(new RSASSASigner(signer));
    return token.serialize();
  }

  private static void publish(String path, String json) {
    provider.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
