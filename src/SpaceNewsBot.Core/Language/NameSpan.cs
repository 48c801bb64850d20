namespace SpaceNewsBot.Core.Language;

/// <summary>A run of tokens that is a name ("Bill Nelson", "SpaceX").</summary>
/// <param name="FirstToken">The index of its first token in the sentence.</param>
/// <param name="TokenCount">How many tokens it has.</param>
internal readonly record struct NameSpan(int FirstToken, int TokenCount)
{
    public int EndToken => FirstToken + TokenCount;
}
