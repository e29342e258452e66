using System.Collections.Generic;
using System.Text;
namespace System;

/// An address in parts: `scheme://user@host:port/path?query#fragment`, or a relative one, which is only its text. Nothing is looked up.
public class Uri
{
    public static readonly string UriSchemeHttp = "http";
    public static readonly string UriSchemeHttps = "https";
    public static readonly string UriSchemeFile = "file";
    public static readonly string UriSchemeFtp = "ftp";
    public static readonly string UriSchemeMailto = "mailto";
    public static readonly string UriSchemeWs = "ws";
    public static readonly string UriSchemeWss = "wss";
    public static readonly string SchemeDelimiter = "://";

    private const string NoFormat = "Invalid URI: The format of the URI could not be determined.";
    private const string Unreserved = "-_.~";
    /// What a path or query keeps as it is, besides letters, digits and what is unreserved.
    private const string Kept = "/:@!$&'()*+,;=%";

    private readonly string _original;
    private readonly bool _isAbsolute;
    private readonly bool _hasAuthority;
    private readonly string _scheme = "";
    private readonly string _userInfo = "";
    private readonly string _host = "";
    private readonly int _port = -1;
    private readonly string _path = "";
    private readonly string _query = "";
    private readonly string _fragment = "";

    public Uri(string uriString) : this(uriString, UriKind.Absolute) { }

    public Uri(string uriString, UriKind uriKind) : this(uriString, uriKind, out string wrong)
    {
        if (wrong != null) throw new UriFormatException(wrong);
    }

    public Uri(Uri baseUri, string relativeUri) : this(Resolve(baseUri, relativeUri), UriKind.Absolute) { }
    public Uri(Uri baseUri, Uri relativeUri) : this(baseUri, relativeUri.OriginalString) { }

    private Uri(string text, UriKind kind, out string wrong)
    {
        ArgumentNullException.ThrowIfNull(text, "uriString");
        wrong = null;
        _original = text;
        text = text.Trim();
        int colon = SchemeLength(text);
        if (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal) && kind == UriKind.Absolute)
        {
            text = "file://" + text;
            colon = 4;
        }
        if (colon < 0 || kind == UriKind.Relative)
        {
            if (kind == UriKind.Absolute) wrong = text.Length == 0 ? "Invalid URI: The URI is empty." : NoFormat;
            else if (colon >= 0) wrong = "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI.";
            return;
        }
        _isAbsolute = true;
        _scheme = text.Substring(0, colon).ToLowerInvariant();
        string rest = text.Substring(colon + 1);
        int hash = rest.IndexOf('#');
        if (hash >= 0)
        {
            _fragment = hash == rest.Length - 1 ? "" : "#" + Escape(rest.Substring(hash + 1), Kept + "?#");
            rest = rest.Substring(0, hash);
        }
        int mark = rest.IndexOf('?');
        if (mark >= 0)
        {
            _query = mark == rest.Length - 1 ? "" : "?" + Escape(rest.Substring(mark + 1), Kept + "?");
            rest = rest.Substring(0, mark);
        }
        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            if (DefaultPort(_scheme) > 0 && _scheme != "mailto") wrong = "Invalid URI: The Authority/Host could not be parsed.";
            int at = rest.IndexOf('@');
            if (_scheme == "mailto" && at >= 0)
            {
                _userInfo = rest.Substring(0, at);
                _host = rest.Substring(at + 1).ToLowerInvariant();
                _port = 25;
                rest = "";
            }
            _path = Escape(rest, Kept);
            return;
        }
        _hasAuthority = true;
        int slash = rest.IndexOf('/', 2);
        string authority = slash < 0 ? rest.Substring(2) : rest.Substring(2, slash - 2);
        _path = slash < 0 ? "/" : WithoutDots(Escape(rest.Substring(slash), Kept));
        int user = authority.LastIndexOf('@');
        if (user >= 0)
        {
            _userInfo = authority.Substring(0, user);
            authority = authority.Substring(user + 1);
        }
        int port = authority.LastIndexOf(':');
        if (port > authority.LastIndexOf(']'))
        {
            string digits = authority.Substring(port + 1);
            authority = authority.Substring(0, port);
            if (digits.Length > 0 && (!int.TryParse(digits, System.Globalization.NumberStyles.None, null, out _port) || _port > 65535)) wrong = "Invalid URI: Invalid port specified.";
            if (digits.Length == 0) _port = DefaultPort(_scheme);
        }
        else
        {
            _port = DefaultPort(_scheme);
        }
        _host = authority.ToLowerInvariant();
        if (_host.Length == 0 && _scheme != "file") wrong = "Invalid URI: The hostname could not be parsed.";
        foreach (char c in _host)
        {
            if (c <= ' ' || "<>\"{}|\\^`%".Contains(c)) wrong = "Invalid URI: The hostname could not be parsed.";
        }
    }

    /// Where the colon of a scheme is, or -1.
    private static int SchemeLength(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == ':') return i >= 2 ? i : -1;
            if (!(char.IsAsciiLetter(c) || (i > 0 && (char.IsAsciiDigit(c) || c == '+' || c == '-' || c == '.')))) return -1;
        }
        return -1;
    }

    private static int DefaultPort(string scheme)
    {
        switch (scheme)
        {
            case "http": case "ws": return 80;
            case "https": case "wss": return 443;
            case "ftp": return 21;
            case "mailto": return 25;
            case "telnet": return 23;
            case "ldap": return 389;
            case "gopher": return 70;
            case "nntp": return 119;
            default: return -1;
        }
    }

    private static string WithoutDots(string path)
    {
        if (!path.Contains("/.")) return path;
        List<string> kept = new List<string>();
        string[] parts = path.Substring(1).Split('/');
        for (int i = 0; i < parts.Length; i++)
        {
            bool last = i == parts.Length - 1;
            if (parts[i] == "." || parts[i] == "..")
            {
                if (parts[i] == ".." && kept.Count > 0) kept.RemoveAt(kept.Count - 1);
                if (last) kept.Add("");
            }
            else
            {
                kept.Add(parts[i]);
            }
        }
        return "/" + string.Join("/", kept);
    }

    private static string Resolve(Uri baseUri, string relative)
    {
        ArgumentNullException.ThrowIfNull(baseUri, "baseUri");
        if (!baseUri._isAbsolute) throw new ArgumentOutOfRangeException("baseUri");
        if (string.IsNullOrEmpty(relative)) return baseUri.AbsoluteUri.Substring(0, baseUri.AbsoluteUri.Length - baseUri._fragment.Length);
        if (SchemeLength(relative) >= 0) return relative;
        if (relative.StartsWith("//", StringComparison.Ordinal)) return baseUri._scheme + ":" + relative;
        string root = baseUri.GetLeftPart(UriPartial.Authority);
        switch (relative[0])
        {
            case '/': return root + relative;
            case '?': return root + baseUri._path + relative;
            case '#': return root + baseUri._path + baseUri._query + relative;
            default: return root + baseUri._path.Substring(0, baseUri._path.LastIndexOf('/') + 1) + relative;
        }
    }

    public static bool TryCreate(string uriString, UriKind uriKind, out Uri result)
    {
        result = null;
        if (uriString == null) return false;
        Uri made = new Uri(uriString, uriKind, out string wrong);
        if (wrong == null) result = made;
        return wrong == null;
    }

    public static bool TryCreate(Uri baseUri, string relativeUri, out Uri result)
    {
        result = null;
        return baseUri != null && baseUri._isAbsolute && relativeUri != null && TryCreate(Resolve(baseUri, relativeUri), UriKind.Absolute, out result);
    }

    public static bool IsWellFormedUriString(string uriString, UriKind uriKind) =>
        TryCreate(uriString, uriKind, out Uri made) && !uriString.Contains(' ') && (!made._isAbsolute || made.AbsoluteUri.StartsWith(uriString.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));

    private T Absolute<T>(T value) => _isAbsolute ? value : throw new InvalidOperationException("This operation is not supported for a relative URI.");

    public string OriginalString => _original;
    public bool IsAbsoluteUri => _isAbsolute;
    public string Scheme => Absolute(_scheme);
    public string UserInfo => Absolute(_userInfo);
    public string Host => Absolute(_host);
    public string DnsSafeHost => Absolute(_host.Trim('[', ']'));
    public string IdnHost => DnsSafeHost;
    public int Port => Absolute(_port);
    public bool IsDefaultPort => Absolute(_port == DefaultPort(_scheme));
    public string Authority => Absolute(IsDefaultPort ? _host : _host + ":" + _port.ToString());
    public string AbsolutePath => Absolute(_path);
    public string Query => Absolute(_query);
    public string Fragment => Absolute(_fragment);
    public string PathAndQuery => Absolute(_path + _query);
    public string LocalPath => Absolute(UnescapeDataString(_path));
    public bool IsFile => Absolute(_scheme == "file");
    public bool IsLoopback => Absolute(_host == "localhost" || _host == "127.0.0.1" || _host == "[::1]" || (_scheme == "file" && _host.Length == 0));
    public string AbsoluteUri => Absolute(Prefix() + _path + _query + _fragment);

    public UriHostNameType HostNameType
    {
        get
        {
            if (Absolute(_host).Length == 0) return UriHostNameType.Basic;
            if (_host[0] == '[') return UriHostNameType.IPv6;
            string[] parts = _host.Split('.');
            bool isAddress = parts.Length == 4;
            foreach (string part in parts) isAddress &= byte.TryParse(part, out _);
            return isAddress ? UriHostNameType.IPv4 : UriHostNameType.Dns;
        }
    }

    public string[] Segments
    {
        get
        {
            List<string> segments = new List<string>();
            int start = 0;
            while (start < AbsolutePath.Length)
            {
                int slash = _path.IndexOf('/', start);
                int end = slash < 0 ? _path.Length : slash + 1;
                segments.Add(_path.Substring(start, end - start));
                start = end;
            }
            return segments.ToArray();
        }
    }

    private string Prefix()
    {
        string user = _userInfo.Length == 0 ? "" : _userInfo + "@";
        if (!_hasAuthority) return _scheme + ":" + user + _host;
        return _scheme + "://" + user + (_port == DefaultPort(_scheme) ? _host : _host + ":" + _port.ToString());
    }

    public string GetLeftPart(UriPartial part)
    {
        switch (part)
        {
            case UriPartial.Scheme: return Absolute(_scheme) + (_hasAuthority ? "://" : ":");
            case UriPartial.Authority: return Absolute(_hasAuthority ? Prefix() : "");
            case UriPartial.Path: return Absolute(Prefix() + _path);
            default: return Absolute(Prefix() + _path + _query);
        }
    }

    /// A relative address of the same text if the other lies below this one's folder; else the other itself.
    public Uri MakeRelativeUri(Uri uri)
    {
        string folder = GetLeftPart(UriPartial.Path);
        folder = folder.Substring(0, folder.LastIndexOf('/') + 1);
        string target = uri.AbsoluteUri;
        if (target.StartsWith(folder, StringComparison.Ordinal)) return new Uri(target.Substring(folder.Length), UriKind.Relative);
        if (GetLeftPart(UriPartial.Authority) != uri.GetLeftPart(UriPartial.Authority)) return uri;
        string up = "";
        while (!target.StartsWith(folder, StringComparison.Ordinal))
        {
            folder = folder.Substring(0, folder.LastIndexOf('/', folder.Length - 2) + 1);
            up += "../";
        }
        return new Uri(up + target.Substring(folder.Length), UriKind.Relative);
    }

    public bool IsBaseOf(Uri uri)
    {
        string folder = GetLeftPart(UriPartial.Path);
        return uri.AbsoluteUri.StartsWith(folder.Substring(0, folder.LastIndexOf('/') + 1), StringComparison.OrdinalIgnoreCase);
    }

    /// For reading: what is escaped only for its letters or blanks is shown as it is.
    public override string ToString() => _isAbsolute ? Prefix() + Readable(_path) + Readable(_query) + Readable(_fragment) : _original;

    private static string Readable(string text) => text.Contains('%') ? Unescape(text, "%;/?:@&=+$,#[]\\\"<>^`{|}!'()*") : text;

    public override bool Equals(object comparand)
    {
        if (comparand is not Uri other || _isAbsolute != other._isAbsolute) return false;
        if (!_isAbsolute) return _original == other._original;
        return _scheme == other._scheme && _host == other._host && _port == other._port && _path == other._path && _query == other._query;
    }

    public override int GetHashCode() => _isAbsolute ? (Prefix() + _path + _query).GetHashCode() : _original.GetHashCode();
    public static bool operator ==(Uri uri1, Uri uri2) => uri1 is null ? uri2 is null : uri1.Equals(uri2);
    public static bool operator !=(Uri uri1, Uri uri2) => !(uri1 == uri2);
    public static bool CheckSchemeName(string schemeName) => schemeName != null && schemeName.Length > 1 && SchemeLength(schemeName + ":") == schemeName.Length;

    // Escapes: UTF-8 bytes as %XX.

    public static string EscapeDataString(string stringToEscape)
    {
        ArgumentNullException.ThrowIfNull(stringToEscape, "stringToEscape");
        return Escape(stringToEscape, "");
    }

    public static string EscapeUriString(string stringToEscape)
    {
        ArgumentNullException.ThrowIfNull(stringToEscape, "stringToEscape");
        return Escape(stringToEscape, ":/?#[]@!$&'()*+,;=");
    }

    private static string Escape(string text, string kept)
    {
        StringBuilder result = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsAsciiLetterOrDigit(c) || Unreserved.Contains(c) || kept.Contains(c))
            {
                if (result != null) result.Append(c);
                continue;
            }
            if (result == null) result = new StringBuilder(text, 0, i, text.Length + 16);
            int length = char.IsSurrogatePair(text, i) ? 2 : 1;
            foreach (byte b in Encoding.UTF8.GetBytes(text.Substring(i, length))) result.Append('%').Append(b.ToString("X2"));
            i += length - 1;
        }
        return result == null ? text : result.ToString();
    }

    public static string UnescapeDataString(string stringToUnescape)
    {
        ArgumentNullException.ThrowIfNull(stringToUnescape, "stringToUnescape");
        return stringToUnescape.Contains('%') ? Unescape(stringToUnescape, "") : stringToUnescape;
    }

    /// `kept`: characters that stay escaped.
    private static string Unescape(string text, string kept)
    {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            List<byte> bytes = new List<byte>();
            int at = i;
            while (at + 2 < text.Length && text[at] == '%' && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
            {
                bytes.Add(System.Convert.ToByte(text.Substring(at + 1, 2), 16));
                at += 3;
            }
            if (bytes.Count == 0)
            {
                result.Append(text[i]);
                continue;
            }
            byte[] all = bytes.ToArray();
            for (int b = 0; b < all.Length;)
            {
                bool good = FallbackSearch.IsCharacter(0, all, b, all.Length, out int length, out _);
                string decoded = good ? Encoding.UTF8.GetString(all, b, length) : "";
                if (good && !(decoded.Length == 1 && kept.Contains(decoded[0]))) result.Append(decoded);
                else result.Append(text, i + b * 3, length * 3);
                b += length;
            }
            i = at - 1;
        }
        return result.ToString();
    }

    public static bool IsHexDigit(char character) => char.IsAsciiHexDigit(character);
    public static int FromHex(char digit) => char.IsAsciiHexDigit(digit) ? System.Convert.ToInt32(digit.ToString(), 16) : throw new ArgumentException(null, "digit");
    public static string HexEscape(char character) => "%" + ((int)character).ToString("X2");
}
