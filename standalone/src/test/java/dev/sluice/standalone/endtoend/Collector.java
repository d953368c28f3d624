package dev.sluice.standalone.endtoend;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes the traces that services send by OTLP over HTTP, as far as a test looks at them. */
final class Collector implements AutoCloseable {
  private static final int RESOURCE_SPANS = 1;
  private static final int SCOPE_SPANS = 2;
  private static final int SPANS = 2;
  private static final int TRACE_ID = 1;
  private static final int SPAN_ID = 2;
  private static final int PARENT_ID = 4;
  private static final int NAME = 5;

  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * A span.
   *
   * @param parent the span in which this one was begun; empty for the first one of a trace
   * @param text all that was sent of it, with what is not text in between
   */
  record Span(String trace, String id, String parent, String name, String text) {}

  Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  List<Span> spans() {
    return spans;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      UnknownFieldSet request = UnknownFieldSet.parseFrom(exchange.getRequestBody());
      for (ByteString resource : values(request, RESOURCE_SPANS)) {
        for (ByteString scope : values(UnknownFieldSet.parseFrom(resource), SCOPE_SPANS)) {
          for (ByteString each : values(UnknownFieldSet.parseFrom(scope), SPANS)) {
            UnknownFieldSet span = UnknownFieldSet.parseFrom(each);
            spans.add(
                new Span(
                    hex(values(span, TRACE_ID)),
                    hex(values(span, SPAN_ID)),
                    hex(values(span, PARENT_ID)),
                    values(span, NAME).get(0).toStringUtf8(),
                    each.toStringUtf8()));
          }
        }
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static String hex(List<ByteString> id) {
    return id.isEmpty() ? "" : HexFormat.of().formatHex(id.get(0).toByteArray());
  }

  private static List<ByteString> values(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
