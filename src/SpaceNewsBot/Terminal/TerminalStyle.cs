namespace SpaceNewsBot.Terminal;

/// <summary>The escape sequences that this program writes; none of any other text leaves it.</summary>
internal static class TerminalStyle
{
    public const string Bold = "\e[1m";
    public const string Dim = "\e[2m";
    public const string Red = "\e[31m";
    public const string Green = "\e[32m";
    public const string Plain = "\e[0m";

    /// <summary>The text in a style that ends with each of its lines, so that a pager shows every line by itself.</summary>
    public static string Paint(string text, string style) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? "" : $"{style}{line}{Plain}"));
}
