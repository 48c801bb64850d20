namespace SpaceNewsBot.Training;

/// <summary>A number for a text that is the same in every run (FNV-1a).</summary>
internal static class StableHash
{
    public static uint Of(string text)
    {
        var hash = 2166136261;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }
}
