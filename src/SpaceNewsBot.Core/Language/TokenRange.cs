namespace SpaceNewsBot.Core.Language;

/// <summary>A run of a sentence's tokens.</summary>
/// <param name="First">The index of the first one.</param>
/// <param name="End">The index behind the last one.</param>
internal readonly record struct TokenRange(int First, int End)
{
    public int Count => End - First;

    public bool Contains(int token) => token >= First && token < End;
}
