package dev.sluice.repository.rest.limit;

import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request whose body is only read up to a limit, even if it does not declare its length. */
final class LimitedRequest extends HttpServletRequestWrapper {
  private final int maxBytes;

  LimitedRequest(HttpServletRequest request, int maxBytes) {
    super(request);
    this.maxBytes = maxBytes;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Limited(super.getInputStream());
  }

  private final class Limited extends ServletInputStream {
    private final ServletInputStream body;
    private long read;

    Limited(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int some = body.read(bytes, offset, length);
      count(Math.max(0, some));
      return some;
    }

    private void count(int more) {
      read += more;
      if (read > maxBytes) {
        throw new ProblemException(ProblemCode.TOO_LARGE, BodyLimit.tooLarge());
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
