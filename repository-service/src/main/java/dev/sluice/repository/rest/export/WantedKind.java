package dev.sluice.repository.rest.export;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.MimeTypeUtils;

/** Determines the requested kind of file for a list. */
public final class WantedKind {
  private static final MediaType CSV = MediaType.valueOf(CsvLists.MEDIA_TYPE);
  private static final MediaType XLSX = MediaType.valueOf(XlsxLists.MEDIA_TYPE);

  private WantedKind() {}

  /** Whether a spreadsheet is asked for before CSV, which whoever does not say gets. */
  public static boolean xlsx(HttpServletRequest request) {
    List<MediaType> wanted =
        new ArrayList<>(new ServletServerHttpRequest(request).getHeaders().getAccept());
    MimeTypeUtils.sortBySpecificity(wanted);
    return wanted.stream()
        .filter(each -> each.includes(CSV) || each.includes(XLSX))
        .findFirst()
        .filter(each -> !each.includes(CSV))
        .isPresent();
  }
}
