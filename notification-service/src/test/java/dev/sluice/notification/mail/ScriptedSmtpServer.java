package dev.sluice.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An SMTP server that says no if it is told to. It speaks the real protocol over a real socket, one
 * client at a time.
 */
public final class ScriptedSmtpServer implements AutoCloseable {
  /** Stands for the end of the message, which has no command. */
  public static final String END_OF_DATA = ".";

  /** Stands for the greeting. */
  public static final String GREETING = "";

  /** Hangs up instead of answering. */
  public static final String HANG_UP = "hang up";

  /** Reads on and never answers. */
  public static final String SILENCE = "silence";

  private static final Map<String, String> USUAL = Map.of("DATA", "354 go on", "QUIT", "221 bye");

  private final ServerSocket socket;
  private final Map<String, Deque<String>> answers = new HashMap<>();
  private final List<String> messages = Collections.synchronizedList(new ArrayList<>());

  public ScriptedSmtpServer() {
    try {
      socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Thread thread = new Thread(this::serve, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers the next commands of this verb like that, and as usual afterwards. */
  public ScriptedSmtpServer answering(String verb, String... lines) {
    synchronized (answers) {
      answers.computeIfAbsent(verb, any -> new ArrayDeque<>()).addAll(List.of(lines));
    }
    return this;
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** The messages that arrived in whole, also those that were then refused. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        converse(client);
      } catch (IOException gone) {
        // The client or the test has had enough.
      }
    }
  }

  private void converse(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    OutputStream out = client.getOutputStream();
    if (answer(out, GREETING, "220 scripted.example.org").equals(HANG_UP)) {
      return;
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.split("[ :]", 2)[0];
      String answer = answer(out, verb, USUAL.getOrDefault(verb, "250 fine"));
      if (verb.equals("DATA") && answer.startsWith("354")) {
        messages.add(message(in));
        answer = answer(out, END_OF_DATA, "250 thank you");
      }
      if (verb.equals("QUIT") || answer.equals(HANG_UP)) {
        return;
      }
    }
  }

  private static String message(BufferedReader in) throws IOException {
    StringBuilder message = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      message.append(line).append('\n');
    }
    return message.toString();
  }

  private String answer(OutputStream out, String verb, String usual) throws IOException {
    String line;
    synchronized (answers) {
      Deque<String> script = answers.getOrDefault(verb, new ArrayDeque<>());
      line = script.isEmpty() ? usual : script.remove();
    }
    if (!line.equals(HANG_UP) && !line.equals(SILENCE)) {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    return line;
  }
}
