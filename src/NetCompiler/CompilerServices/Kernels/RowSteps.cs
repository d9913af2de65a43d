using System.Runtime.CompilerServices;

namespace NetCompiler.CompilerServices;

/// <summary>The next float of <c>a</c> and the next row of the panel: the inputs of a dense layer, the channels of a convolution.</summary>
internal readonly struct RowSteps : ITileSteps
{
    /// <inheritdoc/>
    public static bool AreListed => false;

    /// <inheritdoc/>
    public static bool AreRows => true;

    /// <inheritdoc/>
    public static bool AreCopied => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepA(in TilePart part) => sizeof(float);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint StepB(in TilePart part, nint row) => row;
}
