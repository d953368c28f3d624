package dev.sluice.repository.pair.match;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of properties mean that directories and SCIM share: RFC 4519, RFC 2798, RFC 7643
 * section 4, and the names of Active Directory.
 */
final class StandardNames {
  private static final Map<String, Evidence> MEANINGS = new HashMap<>();

  static {
    mean(
        Evidence.IDENTIFIER,
        "uid userid login username samaccountname userprincipalname mail email emailaddress"
            + " employeenumber employeeid personnelnumber externalid");
    mean(
        Evidence.PHONE,
        "telephonenumber phone phonenumber mobile mobilephone homephone businessphone pager");
    mean(
        Evidence.NAME,
        "givenname firstname middlename sn surname familyname lastname cn commonname displayname"
            + " fullname");
    mean(
        Evidence.PLACE,
        "o ou l st street streetaddress postalcode zipcode c co country city locality region company"
            + " division organization department departmentnumber costcenter office"
            + " physicaldeliveryofficename roomnumber title jobtitle employeetype usertype");
  }

  private StandardNames() {}

  /** What a property of this name tells, in whatever way its words are joined. */
  static Optional<Evidence> meaning(String property) {
    String plain = property.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    return Optional.ofNullable(MEANINGS.get(plain));
  }

  private static void mean(Evidence evidence, String names) {
    List.of(names.split(" ")).forEach(name -> MEANINGS.put(name, evidence));
  }
}
