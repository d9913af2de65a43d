using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Steps within a copy that taps share, whose lines have gaps.</summary>
internal readonly struct CopiedTapSteps : ITileSteps
{
    /// <inheritdoc/>
    public static bool AreListed => true;

    /// <inheritdoc/>
    public static bool AreRows => false;

    /// <inheritdoc/>
    public static bool AreCopied => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepA(in TilePart part) => 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepB(in TilePart part, nint row) => 0;
}
