using System.Text;
namespace System.Globalization;

public class TextInfo
{
    internal static readonly TextInfo Invariant = new TextInfo();
    public virtual string ListSeparator => ",";
    public virtual string CultureName => "";
    public virtual char ToLower(char c) => char.ToLowerInvariant(c);
    public virtual string ToLower(string str) => str.ToLowerInvariant();
    public virtual char ToUpper(char c) => char.ToUpperInvariant(c);
    public virtual string ToUpper(string str) => str.ToUpperInvariant();

    public string ToTitleCase(string str)
    {
        System.ArgumentNullException.ThrowIfNull(str, "str");
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < str.Length)
        {
            if (!char.IsLetter(str[i]))
            {
                result.Append(str[i++]);
                continue;
            }
            int start = i;
            bool hasLower = false;
            while (i < str.Length && (char.IsLetterOrDigit(str[i]) || str[i] == '\''))
            {
                if (char.IsLower(str[i])) hasLower = true;
                i++;
            }
            string word = str.Substring(start, i - start);
            if (!hasLower) result.Append(word);
            else result.Append(char.ToUpperInvariant(word[0])).Append(word.Substring(1).ToLowerInvariant());
        }
        return result.ToString();
    }
}
