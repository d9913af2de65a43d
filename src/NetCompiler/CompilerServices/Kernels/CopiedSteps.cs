using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>Steps within the copies of a weight gradient.</summary>
internal readonly struct CopiedSteps : ITileSteps
{
    /// <inheritdoc/>
    public static bool AreListed => false;

    /// <inheritdoc/>
    public static bool AreRows => false;

    /// <inheritdoc/>
    public static bool AreCopied => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepA(in TilePart part) => GradientCopies.Rows * sizeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepB(in TilePart part, nint row) => row;
}
