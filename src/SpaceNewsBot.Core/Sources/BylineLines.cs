using System.Text.RegularExpressions;

namespace SpaceNewsBot.Core.Sources;

/// <summary>Recognises the line that names who wrote an article.</summary>
internal static partial class BylineLines
{
    private const int MaxLength = 120;
    private const int MaxLabelLength = 300;

    /// <summary>Whether a line says that it is one: "By Ada Example".</summary>
    public static bool IsMarked(string line) => line.Length <= MaxLength && Marked().IsMatch(line);

    /// <summary>Whether a line says whose text this is made from: "This is our summary of the article … by Ada Example."</summary>
    public static bool IsLabel(string line) => line.Length <= MaxLabelLength && Label().IsMatch(line);

    /// <summary>Whether a line is made like a person's name: two to five words with capitals, and nothing else.</summary>
    public static bool IsNameLike(string line) => line.Length <= MaxLength && Name().IsMatch(line);

    /// <summary>The name that a byline gives.</summary>
    public static string NameIn(string byline)
    {
        var marked = Marked().Match(byline);
        return marked.Success ? marked.Groups["name"].Value.Trim() : byline;
    }

    [GeneratedRegex(@"^(?:(?:written|words|story|text|report(?:ed|ing)?|analysis)\s+)?by:?\s+(?<name>\p{Lu}[^|•·.!?,0-9]*(?:\.\s?[^|•·.!?,0-9]+)*)(?:\s*[|•·,].*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^This is (?:\S+ ){1,4}(?:summary|digest|translation|version|retelling) of ")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’-]*\.?(?:\s+(?:\p{Lu}[\p{L}'’-]*\.?|de|del|der|den|di|da|dos|du|la|le|van|von|bin|al|el|y)){0,3}\s+\p{Lu}[\p{L}'’-]+$")]
    private static partial Regex Name();
}
