namespace SpaceNewsBot.Training.MainEvents;

/// <summary>How a slot is learned.</summary>
/// <param name="Pull">How strongly weights are drawn to 0.</param>
/// <param name="Least">How probable it must be that the article fills the slot.</param>
internal sealed record SlotSetting(double Pull, double Least);
