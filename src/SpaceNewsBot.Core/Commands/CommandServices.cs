using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Backups;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Feedback;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Privacy;
using SpaceNewsBot.Core.Proposals;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Unanswered;
using SpaceNewsBot.Core.Watches;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>What commands work with. Making it opens nothing.</summary>
public sealed record CommandServices
{
    /// <summary>The sources.</summary>
    public required ISourceStore Sources { get; init; }

    /// <summary>What moderators did with rows of the ledger.</summary>
    public required IEventReviews Reviews { get; init; }

    /// <summary>Proposes rows of the ledger, and drafts answers elsewhere; its value is null where no language model is configured.</summary>
    public Lazy<IAnswerModel?> Model { get; init; } = new(() => null);

    /// <summary>Answers questions.</summary>
    public required QuestionHandler Questions { get; init; }

    /// <summary>What was answered.</summary>
    public required IAnswerLog AnswerLog { get; init; }

    /// <summary>The queue of messages.</summary>
    public required IInbox Inbox { get; init; }

    /// <summary>Rights, linked chats and pauses.</summary>
    public required IWorkspaceStore Workspaces { get; init; }

    /// <summary>Who did what, and what was refused.</summary>
    public required IAuditLog Audit { get; init; }

    /// <summary>Says what a change of a source would do.</summary>
    public required SourcePreviewer Previewer { get; init; }

    /// <summary>What was posted and has to be corrected.</summary>
    public required ICorrectionLog Corrections { get; init; }

    /// <summary>The questions that previews are checked with.</summary>
    public required IGoldenQuestions Goldens { get; init; }

    /// <summary>What couldn't be answered.</summary>
    public required UnansweredQuestions Unanswered { get; init; }

    /// <summary>The changes that wait to be confirmed.</summary>
    public required IProposals Proposals { get; init; }

    /// <summary>Who waits for an answer.</summary>
    public required IWatches Watches { get; init; }

    /// <summary>What people think of answers.</summary>
    public required IRatings Ratings { get; init; }

    /// <summary>Where every message is a question.</summary>
    public required IQuestionChannels QuestionChannels { get; init; }

    /// <summary>Copies the store.</summary>
    public required IStoreBackup Backup { get; init; }

    /// <summary>How long questions are kept.</summary>
    public required IOptions<PrivacyOptions> Privacy { get; init; }

    /// <summary>The platforms that are asked who may do what.</summary>
    public IReadOnlyCollection<IPlatformRights> PlatformRights { get; init; } = [];

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>What the caller may do: the most of what came with the message, what was granted by name and what the platform says when it is asked.</summary>
    public async Task<Right> FindRightAsync(CommandCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Right == Right.Owner)
        {
            return call.Right;
        }

        var right = Most(call.Right, await Workspaces.GetRightAsync(call.WorkspaceId, call.Actor, cancellationToken).ConfigureAwait(false));
        if (PlatformRights.FirstOrDefault(p => p.Platform == call.Actor.Platform) is not { } platform)
        {
            return right;
        }

        right = Most(right, platform.FindNamed(call.Actor.UserId));
        return call.Item?.Message.Conversation is { } conversation
            && await Workspaces.FindOfChatAsync(conversation, cancellationToken).ConfigureAwait(false) is { IsLinked: true } link
            && link.WorkspaceId == call.WorkspaceId
                ? Most(right, await platform.FindInChatAsync(conversation, call.Actor.UserId, cancellationToken).ConfigureAwait(false))
                : right;
    }

    private static Right Most(Right one, Right other) => one > other ? one : other;
}
