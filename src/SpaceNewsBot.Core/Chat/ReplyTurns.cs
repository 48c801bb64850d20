namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// Lets one at a time change the posted messages of a reply. A correction that is on its way when the question is edited must
/// not arrive behind the new answer and take its place.
/// </summary>
public sealed class ReplyTurns
{
    private readonly Lock gate = new();
    private readonly Dictionary<long, (SemaphoreSlim Turn, int Wanted)> turns = [];

    /// <summary>Waits for the turn, which ends when what is returned is disposed of.</summary>
    /// <param name="itemId">The recorded message that was replied to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IDisposable> TakeAsync(long itemId, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn;
        lock (gate)
        {
            turn = turns.TryGetValue(itemId, out var known) ? known.Turn : new SemaphoreSlim(1, 1);
            turns[itemId] = (turn, known.Wanted + 1);
        }

        try
        {
            await turn.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(itemId);
            throw;
        }

        return new Taken(this, itemId, turn);
    }

    private void Leave(long itemId)
    {
        lock (gate)
        {
            var (turn, wanted) = turns[itemId];
            if (wanted > 1)
            {
                turns[itemId] = (turn, wanted - 1);
                return;
            }

            // Nobody waits for it: without this, there would be one for every message that was ever edited.
            turns.Remove(itemId);
            turn.Dispose();
        }
    }

    private sealed class Taken(ReplyTurns owner, long itemId, SemaphoreSlim turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Release();
            owner.Leave(itemId);
        }
    }
}
