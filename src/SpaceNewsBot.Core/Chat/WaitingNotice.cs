using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Chat;

/// <summary>What is told to whoever waits for an answer: the last step that was begun, once it takes longer than one likes to wait.</summary>
/// <param name="time">The clock.</param>
internal sealed class WaitingNotice(TimeProvider time) : IProgress<AnswerStep>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AnswerStep? last;

    /// <inheritdoc/>
    public void Report(AnswerStep value)
    {
        Volatile.Write(ref last, value);
        begun.TrySetResult();
    }

    /// <summary>Waits until there is something to tell; cancelled when the answer is there.</summary>
    public async Task<ReplyText> WaitAsync(CancellationToken cancellationToken)
    {
        await begun.Task.WaitAsync(cancellationToken);
        await Task.Delay(Patience, time, cancellationToken);
        return ReplyText.Working(Volatile.Read(ref last)!);
    }
}
