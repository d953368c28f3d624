package dev.sluice.repository.upload;

import static dev.sluice.repository.jooq.Tables.UPLOAD_PIECE;

import dev.sluice.repository.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The bytes of uploads, in pieces. Each piece is a separate statement, so that a slow sender does
 * not keep a connection.
 */
@Component
class Pieces {
  private static final int PIECE_BYTES = 1 << 20;

  /** What the pieces are of. */
  enum Content {
    FILE,
    /** The rows that cannot be used, as the agent sends them. */
    ERRORS
  }

  /** What was written. */
  record Written(long bytes, String sha256) {}

  /** More bytes than are taken. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Looks at the first bytes before any are kept; it may throw to refuse them. */
  @FunctionalInterface
  interface FirstLook {
    void at(byte[] first);
  }

  private final DSLContext database;

  Pieces(DSLContext database) {
    this.database = database;
  }

  /**
   * Writes a body to its end, instead of what was there.
   *
   * @throws TooLargeException if there are more bytes than {@code most}
   */
  Written write(UUID upload, Content content, InputStream body, long most, FirstLook look)
      throws IOException {
    delete(upload, content);
    MessageDigest digest = Sha256.begin();
    long bytes = 0;
    int number = 0;
    while (true) {
      byte[] piece = body.readNBytes(PIECE_BYTES);
      if (number == 0) {
        look.at(piece);
      }
      bytes += piece.length;
      if (bytes > most) {
        throw new TooLargeException();
      }
      if (piece.length == 0) {
        return new Written(bytes, HexFormat.of().formatHex(digest.digest()));
      }
      digest.update(piece);
      database
          .insertInto(UPLOAD_PIECE)
          .set(UPLOAD_PIECE.UPLOAD_ID, upload)
          .set(UPLOAD_PIECE.CONTENT, content.name())
          .set(UPLOAD_PIECE.NUMBER, number++)
          .set(UPLOAD_PIECE.BYTES, piece)
          .execute();
    }
  }

  /** The bytes as they were written; they end if there are no more pieces. */
  InputStream read(UUID upload, Content content) {
    return new PieceStream(number -> piece(upload, content, number));
  }

  /** Writes the bytes as they were written. */
  void copy(UUID upload, Content content, OutputStream out) throws IOException {
    try (InputStream in = read(upload, content)) {
      in.transferTo(out);
    }
  }

  void delete(UUID upload, Content content) {
    database
        .deleteFrom(UPLOAD_PIECE)
        .where(UPLOAD_PIECE.UPLOAD_ID.eq(upload))
        .and(UPLOAD_PIECE.CONTENT.eq(content.name()))
        .execute();
  }

  private byte[] piece(UUID upload, Content content, int number) {
    byte[] bytes =
        database
            .select(UPLOAD_PIECE.BYTES)
            .from(UPLOAD_PIECE)
            .where(UPLOAD_PIECE.UPLOAD_ID.eq(upload))
            .and(UPLOAD_PIECE.CONTENT.eq(content.name()))
            .and(UPLOAD_PIECE.NUMBER.eq(number))
            .fetchOne(UPLOAD_PIECE.BYTES);
    return bytes == null ? new byte[0] : bytes;
  }

  /** Gives a piece, or no bytes if there is none of this number. */
  @FunctionalInterface
  private interface Source {
    byte[] piece(int number);
  }

  private static final class PieceStream extends InputStream {
    private final Source source;
    private byte[] piece = {};
    private int place;
    private int number;

    PieceStream(Source source) {
      this.source = source;
    }

    @Override
    public int read() {
      return fill() ? piece[place++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, piece.length - place);
      System.arraycopy(piece, place, target, offset, count);
      place += count;
      return count;
    }

    private boolean fill() {
      if (place == piece.length) {
        piece = source.piece(number++);
        place = 0;
      }
      return place < piece.length;
    }
  }
}
