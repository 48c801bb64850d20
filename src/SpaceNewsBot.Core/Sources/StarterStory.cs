namespace SpaceNewsBot.Core.Sources;

/// <summary>The source that a new store starts with, so that the first question has something to be answered from.</summary>
public static class StarterStory
{
    /// <summary>Its id.</summary>
    public const string Id = "starter";

    /// <summary>Its first revision, in the default workspace.</summary>
    /// <param name="now">When it is written.</param>
    public static SourceCommit CreateCommit(DateTimeOffset now)
    {
        using var stream = typeof(StarterStory).Assembly.GetManifestResourceStream("StarterStory.md")
            ?? throw new InvalidOperationException("The starter story is not embedded.");
        using var reader = new StreamReader(stream);
        var material = new SourceMaterial(
            SourceLimits.DefaultWorkspace,
            reader.ReadToEnd(),
            By: "SpaceNewsBot",
            Reason: "A new store starts with this story.");
        return SourceDraft.Read(material, current: null) is SourceDraft.Usable usable
            ? usable.ToCommit(new SourceChange.Add(material), Id, 1, RevisionKind.Added, now)
            : throw new InvalidOperationException("The starter story can't be read.");
    }
}
