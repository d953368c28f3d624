package dev.sluice.repository.pair.match;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of property names that directories and SCIM share: RFC 4519, RFC 2798, RFC 7643
 * section 4, and Active Directory.
 */
final class StandardNames {
  private static final Map<String, EvidenceKind> MEANINGS = new HashMap<>();

  static {
    mean(
        EvidenceKind.IDENTIFIER,
        "uid userid login username samaccountname userprincipalname mail email emailaddress"
            + " employeenumber employeeid personnelnumber externalid");
    mean(
        EvidenceKind.PHONE,
        "telephonenumber phone phonenumber mobile mobilephone homephone businessphone pager");
    mean(
        EvidenceKind.NAME,
        "givenname firstname middlename sn surname familyname lastname cn commonname displayname"
            + " fullname");
    mean(
        EvidenceKind.PLACE,
        "o ou l st street streetaddress postalcode zipcode c co country city locality region company"
            + " division organization department departmentnumber costcenter office"
            + " physicaldeliveryofficename roomnumber title jobtitle employeetype usertype");
  }

  private StandardNames() {}

  /** What a property of this name tells, in whatever way its words are joined. */
  static Optional<EvidenceKind> meaning(String property) {
    String plain = property.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return Optional.ofNullable(MEANINGS.get(plain));
  }

  private static void mean(EvidenceKind evidence, String names) {
    List.of(names.split(" ")).forEach(name -> MEANINGS.put(name, evidence));
  }
}
