package dev.sluice.agent.guess;

import dev.sluice.agent.guess.TextGuess.Guess;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Guesses the character set, by its byte order mark, by bytes that are only valid in UTF-8, and by
 * the frequency of letters.
 */
final class EncodingGuess {
  private static final String WINDOWS = "windows-1252";

  private EncodingGuess() {}

  static Guess of(byte[] bytes, boolean whole) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new Guess("UTF-8", true, "it begins with the byte order mark of UTF-8");
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return new Guess("UTF-16", true, "it begins with a byte order mark of UTF-16");
    }
    String wide = wide(bytes);
    if (wide != null) {
      return new Guess(wide, false, "every other byte is zero, and it has no byte order mark");
    }
    if (isUtf8(bytes, whole)) {
      return isAscii(bytes)
          ? new Guess("UTF-8", true, "it contains only ASCII")
          : new Guess("UTF-8", true, "its non-ASCII letters are UTF-8");
    }
    String detected = detected(bytes);
    return detected == null
        ? new Guess(WINDOWS, false, "it is not UTF-8, and most such files come from Windows")
        : new Guess(
            detected, false, "it is not UTF-8, and its letters are common in this encoding");
  }

  /** The text as the guess reads it; what does not fit, or is cut off, is replaced. */
  static String decoded(byte[] bytes, Guess encoding) {
    String text = new String(bytes, Charset.forName(encoding.value()));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Text of Western letters in two bytes each: one of the two is zero nearly always. */
  private static @Nullable String wide(byte[] bytes) {
    int pairs = bytes.length / 2;
    int firstZero = 0;
    int secondZero = 0;
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      firstZero += bytes[i] == 0 ? 1 : 0;
      secondZero += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (pairs > 0 && firstZero > pairs * 0.7 && secondZero < pairs * 0.1) {
      return "UTF-16BE";
    }
    return pairs > 0 && secondZero > pairs * 0.7 && firstZero < pairs * 0.1 ? "UTF-16LE" : null;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] bytes, boolean whole) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), text, whole);
    return !result.isError();
  }

  private static @Nullable String detected(byte[] bytes) {
    var detector = new UniversalDetector();
    detector.handleData(bytes, 0, bytes.length);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    // Not UTF-8 was seen above; a name that this JDK does not have helps nobody.
    return name == null || name.equals("UTF-8") || !Charset.isSupported(name)
        ? null
        : Charset.forName(name).name();
  }
}
