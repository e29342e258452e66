using System.Collections.Generic;
namespace System.IO;

/// Paths as text, by Unix' rules. No file is looked at.
public static class Path
{
    public static readonly char DirectorySeparatorChar = '/';
    public static readonly char AltDirectorySeparatorChar = '/';
    public static readonly char VolumeSeparatorChar = '/';
    public static readonly char PathSeparator = ':';

    public static string Combine(string path1, string path2)
    {
        ArgumentNullException.ThrowIfNull(path1, "path1");
        ArgumentNullException.ThrowIfNull(path2, "path2");
        if (path2.Length == 0) return path1;
        return path1.Length == 0 || IsPathRooted(path2) ? path2 : Join(path1, path2);
    }

    public static string Combine(string path1, string path2, string path3) => Combine(Combine(path1, path2), path3);
    public static string Combine(string path1, string path2, string path3, string path4) => Combine(Combine(Combine(path1, path2), path3), path4);

    public static string Combine(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths, "paths");
        string result = "";
        foreach (string path in paths) result = Combine(result, path);
        return result;
    }

    public static string Join(string path1, string path2)
    {
        if (string.IsNullOrEmpty(path1)) return path2 == null ? "" : path2;
        if (string.IsNullOrEmpty(path2)) return path1;
        return path1.EndsWith('/') || path2.StartsWith('/') ? path1 + path2 : path1 + "/" + path2;
    }

    public static string Join(string path1, string path2, string path3) => Join(Join(path1, path2), path3);

    public static string Join(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths, "paths");
        string result = "";
        foreach (string path in paths) result = Join(result, path);
        return result;
    }

    public static string GetFileName(string path) => path == null ? null : path.Substring(path.LastIndexOf('/') + 1);

    public static string GetFileNameWithoutExtension(string path)
    {
        if (path == null) return null;
        string name = GetFileName(path);
        int dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }

    /// With its dot; "" if there is none.
    public static string GetExtension(string path)
    {
        if (path == null) return null;
        string name = GetFileName(path);
        int dot = name.LastIndexOf('.');
        return dot < 0 || dot == name.Length - 1 ? "" : name.Substring(dot);
    }

    public static bool HasExtension(string path) => path != null && GetExtension(path).Length > 0;

    public static string ChangeExtension(string path, string extension)
    {
        if (path == null) return null;
        string name = GetFileName(path);
        int dot = name.LastIndexOf('.');
        string stem = dot < 0 ? path : path.Substring(0, path.Length - name.Length + dot);
        if (extension == null) return stem;
        return extension.StartsWith('.') ? stem + extension : stem + "." + extension;
    }

    /// null for the root itself.
    public static string GetDirectoryName(string path)
    {
        if (string.IsNullOrEmpty(path)) return null;
        int end = path.Length;
        while (end > 0 && path[end - 1] != '/') end--;
        if (end == path.Length && path.Trim('/').Length == 0) return null;
        while (end > 1 && path[end - 1] == '/') end--;
        if (end == 0) return "";
        string directory = path.Substring(0, end);
        return directory.Length == path.Length && directory == "/" ? null : Normalized(directory);
    }

    /// Separators that follow each other become one.
    private static string Normalized(string path)
    {
        while (path.Contains("//")) path = path.Replace("//", "/");
        return path;
    }

    public static bool IsPathRooted(string path) => path != null && path.StartsWith('/');
    public static bool IsPathFullyQualified(string path) => path.StartsWith('/');
    public static string GetPathRoot(string path) => path == null ? null : path.StartsWith('/') ? "/" : "";
    public static bool EndsInDirectorySeparator(string path) => path != null && path.EndsWith('/');
    public static string TrimEndingDirectorySeparator(string path) => path.Length > 1 && path.EndsWith('/') ? path.Substring(0, path.Length - 1) : path;
    public static char[] GetInvalidFileNameChars() => new char[] { '\0', '/' };
    public static char[] GetInvalidPathChars() => new char[] { '\0' };

    public static string GetFullPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path, "path");
        if (path.Length == 0) throw new ArgumentException("The path is empty.", "path");
        return GetFullPath(path, Environment.CurrentDirectory);
    }

    public static string GetFullPath(string path, string basePath)
    {
        List<string> parts = new List<string>();
        foreach (string part in Combine(basePath, path).Split('/'))
        {
            if (part.Length == 0 || part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }
        return "/" + string.Join("/", parts) + (path.EndsWith('/') && parts.Count > 0 ? "/" : "");
    }
}
