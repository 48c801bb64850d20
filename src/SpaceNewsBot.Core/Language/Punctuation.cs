using System.Buffers;

namespace SpaceNewsBot.Core.Language;

/// <summary>The marks that end a clause.</summary>
internal static class Punctuation
{
    /// <summary>Marks behind which new words begin: semicolon, colon, dash, double quotation marks.</summary>
    public static readonly SearchValues<char> Strong = SearchValues.Create(";:—“”\"");

    /// <summary>Those and comma, short dash and brackets.</summary>
    public static readonly SearchValues<char> Any = SearchValues.Create(",;:—–“”\"()");
}
