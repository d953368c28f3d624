package dev.sluice.repository.activation.page;

import dev.sluice.repository.activation.page.Following.Place;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the pages behind the links of activation mails. */
@RestController
@RequestMapping("/activate/{token}")
@Hidden
class ActivationPageController {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final Following following;
  private final PageWriter writer;

  ActivationPageController(Following following, PageWriter writer) {
    this.following = following;
    this.writer = writer;
  }

  @GetMapping
  ResponseEntity<String> look(@PathVariable String token, HttpServletRequest request) {
    return page(following.look(token), request);
  }

  @PostMapping
  ResponseEntity<String> confirm(@PathVariable String token, HttpServletRequest request) {
    return page(following.confirm(token), request);
  }

  private ResponseEntity<String> page(Place place, HttpServletRequest request) {
    PageWords words = PageWords.of(place.language(), accepted(request));
    return ResponseEntity.status(place.kind().status())
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_LANGUAGE, words.language())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        // The address of this page is a secret.
        .header("Referrer-Policy", "no-referrer")
        .header("Content-Security-Policy", writer.policy())
        .body(writer.write(place, words));
  }

  private static List<String> accepted(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
        ? List.of()
        : Collections.list(request.getLocales()).stream().map(Locale::getLanguage).toList();
  }
}
