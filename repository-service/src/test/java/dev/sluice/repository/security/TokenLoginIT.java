package dev.sluice.repository.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
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
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer,
            "--spring.security.oauth2.resourceserver.jwt.audiences=sluice",
            "--sluice.security.roles-claim=realm_access.roles",
            "--sluice.security.role-names.admin=iam-admins");
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
    HttpResponse<String> started = start(token(key, claims("sluice-operator")));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    assertThat(started.body()).contains("\"requestedBy\":\"ada\"");
    assertThat(start(token(key, claims("iam-admins"))).statusCode()).isEqualTo(202);
    assertThat(start(token(key, claims("sluice-viewer"))).statusCode()).isEqualTo(403);
  }

  /** The provider serves other applications too, each with roles of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"admin", "ADMIN", "operator", "sluice-admin", "Sluice-Operator", "cook"})
  void rolesOfOtherApplicationsOpenNothing(String role) throws Exception {
    assertThat(start(token(key, claims(role))).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesTokensThatAreNotForThisServer() throws Exception {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID("one").generate();
    JWTClaimsSet good = claims("sluice-operator");
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("another key", token(foreign, good));
    tokens.put("another issuer", token(key, changed(good).issuer("http://127.0.0.1:1").build()));
    tokens.put("no issuer", token(key, changed(good).issuer(null).build()));
    tokens.put("another audience", token(key, changed(good).audience("wiki").build()));
    tokens.put("no audience", token(key, changed(good).audience((String) null).build()));
    tokens.put("expired", token(key, changed(good).expirationTime(inMinutes(-5)).build()));
    tokens.put("not yet", token(key, changed(good).notBeforeTime(inMinutes(5)).build()));
    tokens.put("no signature", new PlainJWT(good).serialize());
    tokens.put("signed with the public key", signedWithThePublicKey(good));
    tokens.put("an agent's", RunningServer.tokenOf("default"));
    tokens.put("none of ours", "slu_" + "a".repeat(43));
    tokens.put("broken", token(key, good).substring(1));

    tokens.forEach((what, token) -> assertThat(start(token).statusCode()).as(what).isEqualTo(401));
    assertThat(start(token(key, good)).statusCode()).isEqualTo(202);
    assertThat(
            start(token(key, changed(good).audience(List.of("wiki", "sluice")).build()))
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void personsMakeTokensForPrograms() throws Exception {
    HttpResponse<String> made =
        server.send(
            server
                .request("", "/api/tokens")
                .header("Authorization", "Bearer " + token(key, claims("sluice-operator")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"ci\",\"role\":\"operator\"}")));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    HttpResponse<String> started = start(RunningServer.json(made).get("token").asString());
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    assertThat(started.body()).contains("\"requestedBy\":\"token:ci\"");
  }

  @ParameterizedTest
  @CsvSource({"issuer-uri", "audiences"})
  void doesNotStartWhereAnyTokenWouldDo(String missing) {
    String jwt = "--spring.security.oauth2.resourceserver.jwt.";
    List<String> settings =
        new ArrayList<>(
            List.of(
                jwt + "jwk-set-uri=" + issuer + "/keys",
                jwt + "issuer-uri=" + issuer,
                jwt + "audiences=sluice"));
    settings.removeIf(setting -> setting.startsWith(jwt + missing));

    assertThatThrownBy(
            () ->
                new RunningServer(
                        TestDatabase.freshUrl(), temporal.target(), settings.toArray(String[]::new))
                    .close())
        .rootCause()
        .hasMessageContaining("tokens for other applications");
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
                .header("Authorization", "Bearer " + token(key, claims("iam-admins")))
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

  private static JWTClaimsSet claims(String role) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience("sluice")
        .subject("ada")
        .claim("realm_access", Map.of("roles", List.of(role)))
        .expirationTime(inMinutes(5))
        .build();
  }

  private static JWTClaimsSet.Builder changed(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims);
  }

  private static Date inMinutes(int minutes) {
    return Date.from(Instant.now().plusSeconds(60L * minutes));
  }

  private static String token(RSAKey signer, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signer.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(signer));
    return token.serialize();
  }

  /** A server that takes the algorithm from the token would check it with the key that all know. */
  private static String signedWithThePublicKey(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
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
