package dev.sluice.agent.prepare.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.agent.step.SourceException;
import dev.sluice.contract.definition.PropertyDefinition;
import dev.sluice.contract.definition.PropertyType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "REJECTED",
      textBlock =
          """
          STRING  | | ' as it is '            | ' as it is '
          INTEGER | | 007                     | 7
          INTEGER | | -0                      | 0
          INTEGER | | +12                     | 12
          INTEGER | | -0012                   | -12
          INTEGER | | 1.0                     | REJECTED
          INTEGER | | -                       | REJECTED
          INTEGER | | 99999999999999999999999999999999999999 | 99999999999999999999999999999999999999
          INTEGER | | 999999999999999999999999999999999999999 | REJECTED
          DECIMAL | | 1.500                   | 1.5
          DECIMAL | | 0.000                   | 0
          DECIMAL | | 100                     | 100
          DECIMAL | | 1e3                     | 1000
          DECIMAL | | -.5                     | -0.5
          DECIMAL | | 1,5                     | REJECTED
          DECIMAL | | .                       | REJECTED
          DECIMAL | | 1e999999999             | REJECTED
          DECIMAL | | 1e-999999999            | REJECTED
          DECIMAL | | NaN                     | REJECTED
          BOOLEAN | | TRUE                    | true
          BOOLEAN | | no                      | false
          BOOLEAN | | 2                       | REJECTED
          DATE    | | 2020-03-01              | 2020-03-01
          DATE    | | 2020-02-30              | REJECTED
          DATE    | | 2020-3-1                | REJECTED
          DATE    | dd/MM/yyyy | 01/03/2020   | 2020-03-01
          DATE    | dd/MM/yyyy | 31/04/2020   | REJECTED
          DATE    | dd/MM/yyyy | 1/3/2020     | REJECTED
          DATE    | d MMM uuuu | 1 Mar 2020   | 2020-03-01
          INSTANT | | 2020-03-01T08:00:00Z      | 2020-03-01T08:00:00Z
          INSTANT | | 2020-03-01T08:00:00+02:00 | 2020-03-01T06:00:00Z
          INSTANT | | 2020-03-01T08:00:00       | REJECTED
          INSTANT | yyyyMMddHHmmss'Z'    | 20200301080000Z      | 2020-03-01T08:00:00Z
          INSTANT | yyyyMMddHHmmss'.0Z'  | 20200301080000.0Z    | 2020-03-01T08:00:00Z
          INSTANT | yyyy-MM-dd HH:mm XXX | 2020-03-01 08:00 +01:00 | 2020-03-01T07:00:00Z
          LOCALE  | | EN_us                   | en-US
          LOCALE  | | fr                      | fr
          LOCALE  | | not a locale            | REJECTED
          """)
  void writesCanonicalValues(PropertyType type, String format, String cell, String canonical) {
    CellFormat cells = CellFormat.of(property(type, format));
    assertThat(cells.conversion().canonical(cell)).isEqualTo(canonical);
  }

  /** Dates as people's files have them; pivot, zone and language stand beside the format. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "REJECTED",
      textBlock =
          """
          dd/MM/yyyy        |      |    | 12/03/57       | REJECTED
          d/M/y             |      |    | 12/3/57        | REJECTED
          d/M/y             |      |    | 12/3/1957      | 1957-03-12
          d/M/yyy           |      |    | 12/3/957       | REJECTED
          dd/MM/yy          | 1930 |    | 12/03/57       | 1957-03-12
          dd/MM/yy          | 1930 |    | 12/03/30       | 1930-03-12
          dd/MM/yy          | 1930 |    | 12/03/29       | 2029-03-12
          dd/MM/yy          | 1930 |    | 12/03/1957     | REJECTED
          dd/MM/yy          | 1930 |    | 29/02/00       | 2000-02-29
          dd/MM/uu          | 2000 |    | 12/03/57       | 2057-03-12
          yyMMdd            | 1930 |    | 850312         | 1985-03-12
          d-MMM-yy          | 1950 |    | 18-APR-18      | 2018-04-18
          dd-MMM-yyyy       |      |    | 18-APR-2018    | 2018-04-18
          dd-MMM-yyyy       |      |    | 18-apr-2018    | 2018-04-18
          dd-MMM-yyyy       |      |    | 18-Apr-2018    | 2018-04-18
          dd-MMM-yyyy       |      |    | 18-APRIL-2018  | REJECTED
          d MMMM yyyy       |      |    | 1 DECEMBER 2018 | 2018-12-01
          d MMMM yyyy       |      |    | 1 décembre 2018 | REJECTED
          d MMMM yyyy       |      | fr | 1 décembre 2018 | 2018-12-01
          d MMMM yyyy       |      | fr | 1 DÉCEMBRE 2018 | 2018-12-01
          d MMM yyyy        |      | fr | 1 févr. 2018   | 2018-02-01
          d MMM yyyy        |      | fr | 1 févr 2018    | 2018-02-01
          d MMM yyyy        |      | fr | 1 FÉVR 2018    | 2018-02-01
          d MMM yyyy        |      | fr | 1 juin 2018    | 2018-06-01
          d MMM yyyy        |      | fr | 1 feb 2018     | REJECTED
          dd. MMM yyyy      |      | de | 01. Mär 2018   | 2018-03-01
          dd. MMM yyyy      |      | de | 01. März 2018  | 2018-03-01
          dd. MMM yyyy      |      | de | 01. Jan 2018   | 2018-01-01
          dd. MMM yyyy      |      | de | 01. JAN. 2018  | 2018-01-01
          dd. MMM yyyy      |      | de | 01. Sep 2018   | 2018-09-01
          dd. MMM yyyy      |      | de | 31. Feb 2018   | REJECTED
          d MMM yyyy        |      | ru | 8 март 2018    | 2018-03-08
          d MMM yyyy        |      | ru | 8 мар. 2018    | 2018-03-08
          d MMMM yyyy       |      | tr | 8 NİSAN 2018   | 2018-04-08
          EEE d MMM yyyy    |      | fr | jeu. 1 févr. 2018 | 2018-02-01
          EEE d MMM yyyy    |      | fr | ven. 1 févr. 2018 | REJECTED
          yyyy-MM-dd 'yy'   |      |    | 2018-02-01 YY  | 2018-02-01
          """)
  void readsTheDatesThatPeopleHave(
      String format, Integer pivotYear, String locale, String cell, String canonical) {
    CellFormat cells = CellFormat.of(property(PropertyType.DATE, format, pivotYear, null, locale));
    assertThat(cells.conversion().canonical(cell)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "REJECTED",
      textBlock =
          """
          dd/MM/yyyy HH:mm      | Europe/Berlin |    | 31/01/2024 02:30     | 2024-01-31T01:30:00Z
          dd/MM/yyyy HH:mm      | Europe/Berlin |    | 31/07/2024 02:30     | 2024-07-31T00:30:00Z
          dd/MM/yyyy HH:mm      | Europe/Berlin |    | 31/03/2024 01:59     | 2024-03-31T00:59:00Z
          dd/MM/yyyy HH:mm      | Europe/Berlin |    | 31/03/2024 02:30     | REJECTED
          dd/MM/yyyy HH:mm      | Europe/Berlin |    | 31/03/2024 03:00     | 2024-03-31T01:00:00Z
          dd/MM/yyyy HH:mm      | Europe/Berlin |    | 27/10/2024 02:30     | 2024-10-27T00:30:00Z
          dd/MM/yyyy HH:mm      | +01:00        |    | 31/03/2024 02:30     | 2024-03-31T01:30:00Z
          dd/MM/yyyy HH:mm      | UTC           |    | 31/03/2024 02:30     | 2024-03-31T02:30:00Z
          dd/MM/yyyy            | Europe/Berlin |    | 31/03/2024           | 2024-03-30T23:00:00Z
          dd/MM/yyyy            | America/Santiago | | 08/09/2024           | 2024-09-08T04:00:00Z
          yyyy-MM-dd HH:mm[XXX] | Europe/Berlin |    | 2024-10-27 02:30     | 2024-10-27T00:30:00Z
          yyyy-MM-dd HH:mm[XXX] | Europe/Berlin |    | 2024-10-27 02:30+01:00 | 2024-10-27T01:30:00Z
          yyyy-MM-dd HH:mm VV   |               |    | 2024-03-31 02:30 Europe/Berlin | REJECTED
          yyyy-MM-dd HH:mm VV   |               |    | 2024-10-27 02:30 Europe/Berlin | 2024-10-27T00:30:00Z
          yyyyMMddHHmmss.S'Z'   |               |    | 20240131235959.0Z    | 2024-01-31T23:59:59Z
          yyyyMMddHHmmssX       |               |    | 20240131235959+01    | 2024-01-31T22:59:59Z
          dd/MM/yyyy hh:mm a    | UTC           |    | 01/05/2024 12:31 AM  | 2024-05-01T00:31:00Z
          dd/MM/yyyy hh:mm a    | UTC           |    | 01/05/2024 12:31 PM  | 2024-05-01T12:31:00Z
          dd/MM/yyyy hh:mm a    | UTC           |    | 01/05/2024 01:05 pm  | 2024-05-01T13:05:00Z
          dd/MM/yyyy hh:mm a    | UTC           |    | 01/05/2024 13:05 pm  | REJECTED
          d MMM yyyy HH:mm      | Europe/Paris  | fr | 1 AOÛT 2024 08:00    | 2024-08-01T06:00:00Z
          d MMM yyyy HH:mm      | Europe/Paris  | fr | 1 Aug 2024 08:00     | REJECTED
          """)
  void readsTheTimesThatPeopleHave(
      String format, String timeZone, String locale, String cell, String canonical) {
    CellFormat cells =
        CellFormat.of(property(PropertyType.INSTANT, format, null, timeZone, locale));
    assertThat(cells.conversion().canonical(cell)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, not a pattern",
    "DATE, dd/MM/yy",
    "DATE, YY-ww-e",
    "INSTANT, dd/MM/yyyy HH:mm",
    "INSTANT, dd/MM/yyyy HH:mm[XXX]",
    "INSTANT, dd/MM/yyyy"
  })
  void refusesAFormatThatLeavesSomethingOpen(PropertyType type, String format) {
    assertThatThrownBy(() -> CellFormat.of(property(type, format)))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("'hired'");
  }

  private static PropertyDefinition property(
      PropertyType type, String format, Integer pivotYear, String timeZone, String locale) {
    return new PropertyDefinition(
        "hired", "hired", type, format, pivotYear, timeZone, locale, false, false);
  }

  private static PropertyDefinition property(PropertyType type, String format) {
    return new PropertyDefinition("hired", "hired", type, format, false, false);
  }
}
