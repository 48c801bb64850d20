using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events;

/// <summary>A verbatim span of a revision that fills one column of the ledger.</summary>
/// <param name="Start">Offset of its first character in the revision's text, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Text">Those characters.</param>
public sealed record EventSlot(int Start, int End, string Text)
{
    /// <summary>Whether all words of a name stand among its own, in any form: then the name need not be said beside it.</summary>
    public bool Holds(string name)
    {
        var own = Tokenizer.Tokenize(Text).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        var words = Tokenizer.Tokenize(name);
        return words.Length == 0 ? Text.Contains(name, StringComparison.Ordinal) : words.All(t => own.Contains(t.Stem));
    }
}
