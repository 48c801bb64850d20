using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Core.Sources;

/// <summary>Recognises lines that a page put around the story.</summary>
internal static partial class FurnitureLines
{
    // Longer lines say something of their own.
    private const int MaxLength = 120;

    /// <summary>Whole lines, without the punctuation at their end.</summary>
    private static readonly FrozenSet<string> Lines = new[]
    {
        "ad", "ads", "advertisement", "advertising", "sponsored", "sponsored content", "promoted", "paid content",
        "advertisement - scroll to continue", "article continues below", "story continues below", "skip advertisement",
        "most popular", "most read", "most viewed", "most commented", "trending", "trending now", "popular now",
        "latest news", "latest stories", "top stories", "editor's picks", "editors' picks", "recommended",
        "recommended for you", "you may also like", "you might also like", "more from this author", "up next",
        "related", "related articles", "related stories", "related content", "related news", "related topics",
        "more stories", "more on this story", "read more", "read next", "read also", "also read", "see also", "keep reading",
        "continue reading", "load more", "show more", "back to top", "next article", "previous article",
        "share", "share this", "share this article", "share this story", "share on facebook", "share on twitter",
        "share on x", "share on linkedin", "share via email", "tweet", "copy link", "print", "print this page", "email",
        "save", "save article", "bookmark", "follow us", "listen to this article", "listen", "gift this article",
        "comments", "comment", "leave a comment", "post a comment", "view comments", "show comments", "join the conversation",
        "subscribe", "subscribe now", "sign up", "sign in", "log in", "newsletter", "newsletters", "sign up for our newsletter",
        "accept cookies", "privacy policy", "terms of use", "terms of service", "cookie policy", "all rights reserved",
        "photo gallery", "menu", "search", "tags", "topics", "home",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How short lines start that invite to something else.</summary>
    private static readonly string[] Beginnings =
    [
        "read more:", "read next:", "read also:", "also read:", "see also:", "related:", "more:", "recommended:",
        "don't miss:", "watch:", "listen:", "tags:", "topics:", "filed under:", "share this", "follow us on",
        "sign up for our", "sign up to our", "sign up for the newsletter", "subscribe to our", "subscribe to the",
        "join our newsletter", "get our newsletter", "get the latest", "enter your email", "your email address",
        "this site uses cookies", "we use cookies", "click here to", "advertisement", "copyright ©", "© 19", "© 20",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LineLookup =
        Lines.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Matches(ReadOnlySpan<char> line)
    {
        if (!HasWord(line))
        {
            // Rules ("***") and icons.
            return true;
        }

        if (line.Length > MaxLength)
        {
            return false;
        }

        if (LineLookup.Contains(line.Trim(" \t.:…!>»→|-–—*#")) || Counter().IsMatch(line) || Comments().IsMatch(line))
        {
            return true;
        }

        foreach (var beginning in Beginnings)
        {
            if (line.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWord(ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            // Half a surrogate pair may be a letter of a rare script.
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }

    // "12 comments", "5 min read", "Share 31".
    [GeneratedRegex(@"^(\d[\d,.]*k?\s+(comments?|shares?|likes?|views?|reactions?|min(ute)?s?\s+read|min(ute)?s?\s+ago|hours?\s+ago)|(share|tweet|like|pin|comments?)\s*\(?\d+\)?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Counter();

    // "Show comments (3)", also with the names of icons glued to both ends.
    [GeneratedRegex(@"^([a-z -]{0,24})(show|view|see|hide|read|load|add|post)\s+(all\s+|the\s+)?comments?\s*\(\s*\d+\s*\)\s*[a-z -]{0,24}$", RegexOptions.IgnoreCase)]
    private static partial Regex Comments();
}
