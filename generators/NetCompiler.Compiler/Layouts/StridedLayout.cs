using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layouts;

/// <summary>
/// Lines of pixels of lanes: an image is H x W x C (channels last), a volume D * H x W x C (lines of all planes), a sequence 1 x T x C (or heads x T
/// x C), a vector 1 x 1 x N. Lanes beyond the true number may hold anything; a halo around an image holds zeros.
/// </summary>
/// <param name="Lines">Lines of an image, heads of a sequence, or 1.</param>
/// <param name="Pixels">Pixels of a line, steps of a sequence, or 1.</param>
/// <param name="Lanes">Features of a pixel.</param>
/// <param name="LineStride">Floats from a line to the next.</param>
/// <param name="PixelStride">Floats from a pixel to the next.</param>
/// <param name="LaneStride">Floats from a feature to the next: 1 but for images as users lay them out.</param>
/// <param name="HaloY">Lines of zeros above and below.</param>
/// <param name="HaloX">Pixels of zeros left and right.</param>
/// <param name="ChannelMajor">Whether the logical order is lane, line, pixel (images: C, H, W) or line, pixel, lane.</param>
public sealed record StridedLayout(
    int Lines, int Pixels, int Lanes, int LineStride, int PixelStride, int LaneStride, int HaloY, int HaloX, bool ChannelMajor) : Layout
{
    /// <summary>Whether only as many pixels are there as the caller gives steps; the number of pixels is the largest possible.</summary>
    public bool HasSteps { get; init; }

    /// <summary>Where the value begins, for a view of a part of another value's memory.</summary>
    public int Start { get; init; }

    /// <inheritdoc/>
    public override int Length => LaneStride == 1 ? checked(LineStride * (Lines + (2 * HaloY))) : Lines * Pixels * Lanes;

    /// <summary>Where pixel (0, 0) begins, behind the halo.</summary>
    public int Origin => Start + (HaloY * LineStride) + (HaloX * PixelStride);

    /// <summary>Whether features are adjacent and padded to whole vectors, as loops over lanes need them.</summary>
    public bool IsVectorized => LaneStride == 1 && PixelStride % Packing.Lanes == 0;

    /// <summary>How the compiler lays out activations: features padded to whole panels.</summary>
    public static StridedLayout Standard(TensorShape shape)
    {
        (int lines, int pixels, int lanes) = Axes(shape);
        return Create(lines, pixels, lanes, Packing.Padded(lanes), shape.IsChannelMajor, HasStepsIn(shape));
    }

    /// <summary>The same coordinates without pads: how an imported image is stored, since its few channels would be mostly pads.</summary>
    public StridedLayout Natural() => Create(Lines, Pixels, Lanes, Lanes, ChannelMajor, HasSteps);

    /// <summary>How users lay out values: in logical order without pads.</summary>
    public static StridedLayout Plain(TensorShape shape)
    {
        (int lines, int pixels, int lanes) = Axes(shape);
        return shape.IsChannelMajor && lines * pixels > 1
            ? new(lines, pixels, lanes, pixels, 1, lines * pixels, 0, 0, true)
            : new(lines, pixels, lanes, pixels * lanes, lanes, 1, 0, 0, shape.IsChannelMajor) { HasSteps = HasStepsIn(shape) };
    }

    /// <summary>Whether a layout is how <see cref="Standard"/> would lay out the shape, apart from a halo and from the length of pads.</summary>
    public static bool IsStandard(Layout layout, TensorShape shape) =>
        layout is StridedLayout { IsVectorized: true } strided && strided.HasCoordinatesOf(Standard(shape));

    /// <summary>
    /// How a reshaped value lies in the same memory: as before, where only the axes' meaning changes (an image that is flattened, and
    /// back); with split features; or in logical order. Null where the memory would have to be rearranged.
    /// </summary>
    public StridedLayout? ViewAs(TensorShape shape, TensorShape reshaped)
    {
        StridedLayout target = Plain(reshaped) with { Start = Start };
        if (this == Plain(shape) || (Lines * Pixels == 1 && LaneStride == 1))
        {
            return reshaped.Kind == ShapeKind.Vector && LaneStride == 1 && Lines * Pixels == 1 ? this : target;
        }

        if (reshaped.Kind == ShapeKind.Vector || HasCoordinatesOf(target))
        {
            return this;
        }

        // Steps of features that become steps of heads of features.
        bool isSplit = !ChannelMajor && Lines == 1 && target.Lines == Pixels && target.Pixels * target.Lanes == Lanes && !target.ChannelMajor;
        if (isSplit)
        {
            return target with { LineStride = PixelStride };
        }

        // And back, where the heads lie without pads between them.
        bool isJoined = !ChannelMajor && PixelStride == Lanes && target.Lines == 1 && target.Pixels == Lines && target.Lanes == Pixels * Lanes;
        return isJoined ? target with { PixelStride = LineStride, LineStride = Lines * LineStride } : null;
    }

    /// <summary>The same coordinates with pads and no halo.</summary>
    public StridedLayout Padded() => Create(Lines, Pixels, Lanes, Packing.Padded(Lanes), ChannelMajor, HasSteps);

    /// <summary>The same with a halo.</summary>
    public StridedLayout WithHalo(int haloY, int haloX)
    {
        return this with { HaloY = haloY, HaloX = haloX, LineStride = PixelStride * (Pixels + (2 * haloX)) };
    }

    /// <summary>Whether both have the same lines, pixels and lanes in the same logical order, wherever they lie.</summary>
    public bool HasCoordinatesOf(StridedLayout other) =>
        (Lines, Pixels, Lanes) == (other.Lines, other.Pixels, other.Lanes) && (ChannelMajor == other.ChannelMajor || Lines * Pixels == 1 || Lanes == 1);

    /// <summary>Such as <c>8x8x16 of 160, 16, 1; halo 1x1</c>: lines, pixels and lanes, and the floats from each to the next.</summary>
    public override string ToString() =>
        $"{Lines}x{Pixels}x{Lanes} of {LineStride}, {PixelStride}, {LaneStride}"
        + ((HaloY, HaloX) == (0, 0) ? "" : $"; halo {HaloY}x{HaloX}")
        + (Start == 0 ? "" : $"; start {Start}");

    /// <summary>This, one line of features in logical order, seen in the coordinates of a value that was flattened to it.</summary>
    public StridedLayout Spread(StridedLayout coordinates)
    {
        if (Lines * Pixels != 1 || Lanes != coordinates.Lines * coordinates.Pixels * coordinates.Lanes)
        {
            throw new ShapeException($"{this} is not the features of {coordinates} in one line.");
        }

        (int lines, int pixels, int lanes) = (coordinates.Lines, coordinates.Pixels, coordinates.Lanes);
        return coordinates.ChannelMajor
            ? new(lines, pixels, lanes, pixels * LaneStride, LaneStride, lines * pixels * LaneStride, 0, 0, true)
            : new(lines, pixels, lanes, pixels * lanes * LaneStride, lanes * LaneStride, LaneStride, 0, 0, false);
    }

    private static StridedLayout Create(int lines, int pixels, int lanes, int pixelStride, bool channelMajor, bool hasSteps) =>
        new(lines, pixels, lanes, checked(pixels * pixelStride), pixelStride, 1, 0, 0, channelMajor) { HasSteps = hasSteps };

    private static bool HasStepsIn(TensorShape shape) => shape.HasSteps && shape.Kind == ShapeKind.Sequence;

    private static (int Lines, int Pixels, int Lanes) Axes(TensorShape shape) => (shape.Kind, shape.Dimensions.Count) switch
    {
        (ShapeKind.Image, _) => (shape.Dimensions[1], shape.Dimensions[2], shape.Dimensions[0]),
        (ShapeKind.Volume, _) => (shape.Dimensions[1] * shape.Dimensions[2], shape.Dimensions[3], shape.Dimensions[0]),
        (ShapeKind.Weight, _) => (1, shape.Dimensions[0], shape.Count / shape.Dimensions[0]),
        (_, 1) => (1, 1, shape.Dimensions[0]),
        (_, 2) => (1, shape.Dimensions[0], shape.Dimensions[1]),
        _ => (shape.Dimensions[0], shape.Dimensions[1], shape.Dimensions[2]),
    };
}
