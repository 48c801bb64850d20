namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>An article as it was published; what it lacks is empty.</summary>
/// <param name="Title">Its headline.</param>
/// <param name="Description">The summary below the headline.</param>
/// <param name="Text">Its text.</param>
/// <param name="Published">The day on which it appeared; null when nobody knows.</param>
public sealed record MainEventArticle(string Title, string Description, string Text, DateOnly? Published)
{
    /// <summary>The text of a field.</summary>
    public string this[MainEventField field] => field switch
    {
        MainEventField.Title => Title,
        MainEventField.Description => Description,
        _ => Text,
    };
}
