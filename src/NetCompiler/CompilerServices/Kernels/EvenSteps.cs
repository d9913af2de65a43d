using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Steps of one length in each of the matrices: the samples of a batch.</summary>
internal readonly struct EvenSteps : ITileSteps
{
    /// <inheritdoc/>
    public static bool AreListed => false;

    /// <inheritdoc/>
    public static bool AreRows => false;

    /// <inheritdoc/>
    public static bool AreCopied => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepA(in TilePart part) => part.StepA;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepB(in TilePart part, nint row) => part.StepB;
}
