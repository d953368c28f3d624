package dev.sluice.standalone.temporal;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.temporal.serviceclient.GrpcMetadataProvider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The token of a service that only this process may use: its clients send it with every request,
 * and the service refuses requests without it.
 */
public record Token(String value) implements GrpcMetadataProvider, ServerInterceptor {
  private static final Metadata.Key<String> HEADER =
      Metadata.Key.of("sluice-token", Metadata.ASCII_STRING_MARSHALLER);

  @Override
  public Metadata getMetadata() {
    Metadata metadata = new Metadata();
    metadata.put(HEADER, value);
    return metadata;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String sent = headers.get(HEADER);
    if (sent == null || !MessageDigest.isEqual(bytes(sent), bytes(value))) {
      call.close(
          Status.UNAUTHENTICATED.withDescription("This service is Sluice's own"), new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return next.startCall(call, headers);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Without its value, since records end in messages now and then. */
  @Override
  public String toString() {
    return "Token";
  }
}
