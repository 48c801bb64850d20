using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Core.Commands;

/// <summary>Makes the reply to a command whose caller has the right for it.</summary>
/// <param name="services">What commands work with.</param>
/// <param name="call">Who calls, where, with what.</param>
/// <param name="cancellationToken">Ends the wait.</param>
internal delegate Task<Reply> CommandHandler(CommandServices services, CommandCall call, CancellationToken cancellationToken);
