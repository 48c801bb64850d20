namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>All that might fill the slots of an article's main event.</summary>
internal static class MainEventCandidates
{
    private const int SentencesOfDeed = 2;

    /// <summary>The candidates for a slot.</summary>
    public static List<SlotCandidate> Find(ArticleReading article, MainEventSlot slot)
    {
        var candidates = slot switch
        {
            MainEventSlot.Who => PartyCandidates.Find(article),
            MainEventSlot.What => DeedCandidates.Find(article, SentencesOfDeed, withSubjects: true),
            MainEventSlot.When => TimeCandidates.Find(article),
            MainEventSlot.Where => PlaceCandidates.Find(article),
            MainEventSlot.Why => ReasonCandidates.Find(article),
            _ => MannerCandidates.Find(article),
        };
        return [.. candidates];
    }
}
