package dev.sluice.contract.payload;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import io.temporal.payload.codec.PayloadCodec;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts payloads with AES-256 in Galois/Counter Mode (NIST SP 800-38D): 12 random bytes, the
 * encrypted data, and an authentication tag of 16 bytes. The metadata has the names of Temporal's
 * samples, so that programs in other languages can use the codec of their sample.
 */
public final class EncryptedPayloads implements PayloadCodec {
  private static final String ENCODING = "encoding";
  private static final ByteString ENCRYPTED = ByteString.copyFromUtf8("binary/encrypted");
  private static final String CIPHER = "encryption-cipher";
  private static final String KEY_ID = "encryption-key-id";
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final PayloadKeys keys;
  private final SecureRandom random = new SecureRandom();

  public EncryptedPayloads(PayloadKeys keys) {
    this.keys = keys;
  }

  /** Encrypts payloads that are not encrypted; without a key nothing changes. */
  @Override
  public List<Payload> encode(List<Payload> payloads) {
    return keys.isEmpty() ? payloads : payloads.stream().map(this::encrypted).toList();
  }

  /**
   * Decrypts encrypted payloads and leaves others unchanged: other services start runs without
   * keys, and runs were started before there was a key.
   *
   * @throws DataConverterException if the key is not known, or somebody changed the payload
   */
  @Override
  public List<Payload> decode(List<Payload> payloads) {
    return payloads.stream().map(this::decrypted).toList();
  }

  private Payload encrypted(Payload payload) {
    if (isEncrypted(payload)) {
      return payload;
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String id = keys.currentId();
    byte[] text = crypt(Cipher.ENCRYPT_MODE, id, nonce, payload.toByteArray());
    return Payload.newBuilder()
        .putMetadata(ENCODING, ENCRYPTED)
        .putMetadata(CIPHER, ByteString.copyFromUtf8(ALGORITHM))
        .putMetadata(KEY_ID, ByteString.copyFromUtf8(id))
        .setData(ByteString.copyFrom(nonce).concat(ByteString.copyFrom(text)))
        .build();
  }

  private Payload decrypted(Payload payload) {
    if (!isEncrypted(payload)) {
      return payload;
    }
    ByteString data = payload.getData();
    if (data.size() < NONCE_BYTES) {
      throw new DataConverterException("An encrypted payload is too short.");
    }
    String id = payload.getMetadataOrDefault(KEY_ID, ByteString.EMPTY).toStringUtf8();
    byte[] text =
        crypt(
            Cipher.DECRYPT_MODE,
            id,
            data.substring(0, NONCE_BYTES).toByteArray(),
            data.substring(NONCE_BYTES).toByteArray());
    try {
      return Payload.parseFrom(text);
    } catch (InvalidProtocolBufferException e) {
      throw new DataConverterException("An encrypted payload does not contain a payload.", e);
    }
  }

  private byte[] crypt(int mode, String id, byte[] nonce, byte[] text) {
    SecretKey key = keys.key(id);
    if (key == null) {
      throw new DataConverterException(
          "A payload is encrypted with the key "
              + id
              + ", which is not among sluice.payload.keys. Add it after the first one.");
    }
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new DataConverterException(
          "A payload that the key "
              + id
              + " encrypted was changed, or has another key with this id.",
          e);
    }
  }

  private static boolean isEncrypted(Payload payload) {
    return ENCRYPTED.equals(payload.getMetadataOrDefault(ENCODING, ByteString.EMPTY));
  }
}
