using System;
namespace Hoist.Runtime.RegularExpressions;

/// The names of \p{…}: general categories, their groups, and blocks.
internal static class UnicodeProperty
{
    /// In the order of UnicodeCategory.
    private const string Categories = "LuLlLtLmLoMnMcMeNdNlNoZsZlZpCcCfCsCoPcPdPsPePiPfPoSmScSkSoCn";

    private const string Blocks =
        "0000007FBasicLatin;008000FFLatin-1Supplement;0100017FLatinExtended-A;0180024FLatinExtended-B;025002AFIPAExtensions;02B002FFSpacingModifierLetters;" +
        "0300036FCombiningDiacriticalMarks;037003FFGreek;037003FFGreekandCoptic;040004FFCyrillic;0500052FCyrillicSupplement;0530058FArmenian;059005FFHebrew;" +
        "060006FFArabic;0700074FSyriac;078007BFThaana;0900097FDevanagari;098009FFBengali;0A000A7FGurmukhi;0A800AFFGujarati;0B000B7FOriya;0B800BFFTamil;" +
        "0C000C7FTelugu;0C800CFFKannada;0D000D7FMalayalam;0D800DFFSinhala;0E000E7FThai;0E800EFFLao;0F000FFFTibetan;1000109FMyanmar;10A010FFGeorgian;" +
        "110011FFHangulJamo;1200137FEthiopic;13A013FFCherokee;1400167FUnifiedCanadianAboriginalSyllabics;1680169FOgham;16A016FFRunic;1700171FTagalog;" +
        "1720173FHanunoo;1740175FBuhid;1760177FTagbanwa;178017FFKhmer;180018AFMongolian;1900194FLimbu;1950197FTaiLe;19E019FFKhmerSymbols;" +
        "1D001D7FPhoneticExtensions;1E001EFFLatinExtendedAdditional;1F001FFFGreekExtended;2000206FGeneralPunctuation;2070209FSuperscriptsandSubscripts;" +
        "20A020CFCurrencySymbols;20D020FFCombiningDiacriticalMarksforSymbols;20D020FFCombiningMarksforSymbols;2100214FLetterlikeSymbols;2150218FNumberForms;" +
        "219021FFArrows;220022FFMathematicalOperators;230023FFMiscellaneousTechnical;2400243FControlPictures;2440245FOpticalCharacterRecognition;" +
        "246024FFEnclosedAlphanumerics;2500257FBoxDrawing;2580259FBlockElements;25A025FFGeometricShapes;260026FFMiscellaneousSymbols;270027BFDingbats;" +
        "27C027EFMiscellaneousMathematicalSymbols-A;27F027FFSupplementalArrows-A;280028FFBraillePatterns;2900297FSupplementalArrows-B;" +
        "298029FFMiscellaneousMathematicalSymbols-B;2A002AFFSupplementalMathematicalOperators;2B002BFFMiscellaneousSymbolsandArrows;" +
        "2E802EFFCJKRadicalsSupplement;2F002FDFKangxiRadicals;2FF02FFFIdeographicDescriptionCharacters;3000303FCJKSymbolsandPunctuation;3040309FHiragana;" +
        "30A030FFKatakana;3100312FBopomofo;3130318FHangulCompatibilityJamo;3190319FKanbun;31A031BFBopomofoExtended;31F031FFKatakanaPhoneticExtensions;" +
        "320032FFEnclosedCJKLettersandMonths;330033FFCJKCompatibility;34004DBFCJKUnifiedIdeographsExtensionA;4DC04DFFYijingHexagramSymbols;" +
        "4E009FFFCJKUnifiedIdeographs;A000A48FYiSyllables;A490A4CFYiRadicals;AC00D7AFHangulSyllables;D800DB7FHighSurrogates;DB80DBFFHighPrivateUseSurrogates;" +
        "DC00DFFFLowSurrogates;E000F8FFPrivateUse;E000F8FFPrivateUseArea;F900FAFFCJKCompatibilityIdeographs;FB00FB4FAlphabeticPresentationForms;" +
        "FB50FDFFArabicPresentationForms-A;FE00FE0FVariationSelectors;FE20FE2FCombiningHalfMarks;FE30FE4FCJKCompatibilityForms;FE50FE6FSmallFormVariants;" +
        "FE70FEFFArabicPresentationForms-B;FF00FFEFHalfwidthandFullwidthForms;FFF0FFFFSpecials;";

    /// 0 if `name` is no category.
    internal static int CategoryMask(string name)
    {
        if (name.Length == 0 || name.Length > 2) return 0;
        int mask = 0;
        for (int i = 0; i < Categories.Length; i += 2)
        {
            if (Categories[i] == name[0] && (name.Length == 1 || Categories[i + 1] == name[1])) mask |= 1 << i / 2;
        }
        return mask;
    }

    /// The first and last unit of `IsName`; null if there is none of the name.
    internal static string Block(string name)
    {
        if (name.Length < 3 || name[0] != 'I' || name[1] != 's') return null;
        string rest = name.Substring(2) + ";";
        int at = Blocks.IndexOf(rest, StringComparison.Ordinal);
        while (at >= 0)
        {
            int start = at - 8;
            if (start >= 0 && (start == 0 || Blocks[start - 1] == ';')) return string.Concat(Unit(start).ToString(), Unit(start + 4).ToString());
            at = Blocks.IndexOf(rest, at + 1, StringComparison.Ordinal);
        }
        return null;
    }

    private static char Unit(int start)
    {
        int value = 0;
        for (int i = 0; i < 4; i++)
        {
            char digit = Blocks[start + i];
            value = value * 16 + (digit <= '9' ? digit - '0' : digit - 'A' + 10);
        }
        return (char)value;
    }
}
