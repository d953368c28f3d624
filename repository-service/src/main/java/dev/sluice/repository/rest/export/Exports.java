package dev.sluice.repository.rest.export;

import dev.sluice.repository.rest.Reads;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Returns a file that is read from the database. It is first written to disk: a slow reader does
 * not keep a transaction open, and an error in between is returned as a problem and not as half a
 * file.
 */
@Component
public class Exports {
  private final Reads reads;
  private final ExportPlaces places;

  Exports(Reads reads, ExportPlaces places) {
    this.reads = reads;
    this.places = places;
  }

  /** Writes a file; called within a transaction that reads only. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream file) throws IOException;
  }

  /**
   * Writes the file and sends it.
   *
   * @throws dev.sluice.repository.BusyException when as many exports run as may
   */
  public void send(
      HttpServletResponse response, String mediaType, String fileName, Content content) {
    places.take();
    try {
      Path file = Files.createTempFile("sluice-export-", null);
      try {
        reads.all(() -> write(file, content));
        response.setContentType(mediaType);
        response.setContentLengthLong(Files.size(file));
        response.setHeader(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"");
        try (InputStream written = Files.newInputStream(file)) {
          PacedCopy.copy(written, response.getOutputStream());
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      places.giveBack();
    }
  }

  private static void write(Path file, Content content) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
