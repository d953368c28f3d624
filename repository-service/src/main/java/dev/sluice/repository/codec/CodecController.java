package dev.sluice.repository.codec;

import dev.sluice.contract.payload.EncryptedPayloads;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The codec endpoint of Temporal's web UI and command line. It shows nothing that the API does not
 * show, too.
 *
 * @see <a href="https://docs.temporal.io/codec-server">Codec Server</a>
 */
@RestController
@RequestMapping(path = "/api/codec", consumes = MediaType.APPLICATION_JSON_VALUE)
class CodecController {
  private final EncryptedPayloads codec;

  CodecController(EncryptedPayloads codec) {
    this.codec = codec;
  }

  @PostMapping("/decode")
  @Operation(summary = "Decrypts encrypted payloads for Temporal's web UI")
  CodecPayloads decode(@RequestBody CodecPayloads payloads) {
    return changed(payloads, codec::decode);
  }

  @PostMapping("/encode")
  @Operation(summary = "Encrypts the input of a signal that is sent from Temporal's web UI")
  CodecPayloads encode(@RequestBody CodecPayloads payloads) {
    return changed(payloads, codec::encode);
  }

  private static CodecPayloads changed(
      CodecPayloads payloads, UnaryOperator<List<Payload>> change) {
    try {
      return CodecPayloads.of(change.apply(payloads.decoded()));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.INVALID_REQUEST, "The bytes of a payload are not written in Base64.");
    } catch (DataConverterException e) {
      throw new ProblemException(ProblemCode.INVALID_REQUEST, String.valueOf(e.getMessage()));
    }
  }
}
