namespace NetCompiler.Compiler.Emission;

/// <summary>Where the rows of a matrix begin: samples of lines of pixels, with strides in floats.</summary>
public readonly record struct RowWalk(int Lines, int Pixels, int SampleStride, int LineStride, int PixelStride)
{
    /// <summary>Whether there are only as many pixels as the caller gives steps.</summary>
    public bool HasSteps { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"new K::RowWalk({Literals.Of(Lines)}, {(HasSteps ? Kernel.Steps : Literals.Of(Pixels))}, {Literals.Of(SampleStride)}, {Literals.Of(LineStride)}, {Literals.Of(PixelStride)})";
}
