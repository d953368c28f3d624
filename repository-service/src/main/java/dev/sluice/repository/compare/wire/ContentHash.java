package dev.sluice.repository.compare.wire;

import dev.sluice.repository.Sha256;
import dev.sluice.repository.postgresql.CopyWriter;
import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;

/** The same hash as the SQL function {@code resource_hash}, as two numbers; not thread-safe. */
public final class ContentHash {
  private final MessageDigest sha256 = Sha256.begin();
  private final byte[] digest = new byte[32];
  private final ByteBuffer numbers = ByteBuffer.wrap(digest);

  /** Computes the hash of these attributes. */
  public void compute(boolean active, JsonBytes attributes) {
    byte[] bytes = attributes.buffer();
    bytes[JsonBytes.START - 1] = (byte) (active ? '+' : '-');
    sha256.update(bytes, 0, attributes.end());
    try {
      // Into the same bytes every time: a million rows, a million arrays less.
      sha256.digest(digest, 0, digest.length);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes hold any SHA-256", e);
    }
  }

  /** Writes the hash that was computed last. */
  public void writeTo(CopyWriter writer) {
    writer.bytes(digest, 2 * Long.BYTES);
  }

  /** The first eight bytes of the hash that was computed last. */
  public long first() {
    return numbers.getLong(0);
  }

  /** The next eight bytes, which are the last that count. */
  public long second() {
    return numbers.getLong(Long.BYTES);
  }
}
