package dev.sluice.agent.workbook;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.helpers.DefaultHandler;

/** Parses parts of a workbook, event by event. */
final class XmlPart {
  /** Ends the parsing of a part of which enough is known; nobody is told. */
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;

    Enough() {
      super(null, null, false, false);
    }
  }

  private XmlPart() {}

  /** Parses a part to its end, or until the handler has {@link Enough}. */
  static void parse(
      WorkbookArchive archive, String part, DefaultHandler handler, WorkbookRefusals refusals)
      throws IOException {
    try (InputStream in = archive.open(part)) {
      XMLReader reader = XMLHelper.newXMLReader();
      reader.setContentHandler(handler);
      reader.setErrorHandler(handler);
      reader.parse(new InputSource(in));
    } catch (Enough enough) {
      // Read as far as it had to be.
    } catch (UncheckedIOException trouble) {
      throw Objects.requireNonNull(trouble.getCause());
    } catch (CharConversionException | UnsupportedEncodingException notText) {
      throw refusals.damaged("a part of it is not text in the encoding that it declares");
    } catch (SAXException broken) {
      // Its message may quote the file.
      throw refusals.damaged(
          "a part of it is not well-formed XML"
              + (broken instanceof SAXParseException at ? " at line " + at.getLineNumber() : ""));
    } catch (ParserConfigurationException unsupported) {
      throw new IllegalStateException("the platform has no safe XML parser", unsupported);
    }
  }

  /** Refuses a part that declares a document type; what comes after its first tag is not read. */
  static void refuseDocumentType(WorkbookArchive archive, String part, WorkbookRefusals refusals)
      throws IOException {
    try (InputStream in = archive.open(part)) {
      XMLReader reader = XMLHelper.newXMLReader();
      reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);
      reader.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      reader.setFeature("http://xml.org/sax/features/external-general-entities", false);
      reader.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      DefaultHandler2 handler =
          new DefaultHandler2() {
            @Override
            public void startDTD(String name, String publicId, String systemId) {
              throw refusals.documentType();
            }

            @Override
            public void startElement(
                String uri, String localName, String qualifiedName, Attributes attributes) {
              throw new Enough();
            }
          };
      reader.setContentHandler(handler);
      reader.setErrorHandler(handler);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
      reader.parse(new InputSource(in));
    } catch (Enough enough) {
      // There was none before the first tag, and none may come after it.
    } catch (SAXException | CharConversionException | UnsupportedEncodingException broken) {
      // What it is will be told when the part is read, if anybody reads it.
    } catch (ParserConfigurationException unsupported) {
      throw new IllegalStateException("the platform has no safe XML parser", unsupported);
    }
  }
}
