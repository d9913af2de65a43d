using System;
using System.Globalization;

namespace NetCompiler.IntegrationTests.RandomGraphs;

/// <content>Layers whose windows move: convolutions, pools, and what resizes images.</content>
internal sealed partial class RandomNetwork
{
    private string Convolution(int channels, int height, int width)
    {
        int groups = Chance(3) ? Divisor(channels) : 1, filters = groups * (Chance(2) ? (Size() + groups - 1) / groups : _random.Next(1, 20 / groups + 2));
        return string.Create(CultureInfo.InvariantCulture, $"Conv2D({filters}, {Window(height, width, isTransposed: false)}, Groups = {groups})");
    }

    // As many by tiles of each size.
    private string Tiled(int filters) => $"Tiled(filters: {filters}, tile: {2 + (2 * (_tiled++ % 2))}, padding: {(filters % 3 == 0 ? 2 : 1)})";

    private string Depthwise(int height, int width) => $"DepthwiseConv2D({Window(height, width, isTransposed: false)}, Multiplier = {(Chance(4) ? 2 : 1)})";

    private string Transposed(int channels, int height, int width)
    {
        int groups = Chance(3) ? Divisor(channels) : 1;
        return string.Create(CultureInfo.InvariantCulture, $"ConvTranspose2D({groups * _random.Next(1, 20 / groups + 2)}, {Window(height, width, isTransposed: true)}, Groups = {groups})");
    }

    private string AlongSteps(int steps, int channels)
    {
        int groups = Chance(3) ? Divisor(channels) : 1, kernel = _random.Next(1, Math.Min(steps + 2, 6)), dilation = Chance(3) ? 2 : 1;
        int padding = _random.Next((dilation * (kernel - 1)) + 1);
        string kind = Chance(3) ? "ConvTranspose1D" : "Conv1D";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}({groups * _random.Next(1, 20 / groups + 2)}, {kernel}, {_random.Next(1, 4)}, {padding}, Dilation = {dilation}, Groups = {groups})");
    }

    private string Window(int height, int width, bool isTransposed)
    {
        int kernelY = _random.Next(1, Math.Min(height + 2, 6)), kernelX = Chance(2) ? kernelY : _random.Next(1, Math.Min(width + 2, 6));
        int dilationY = Chance(4) ? _random.Next(1, 4) : 1, dilationX = Chance(4) ? _random.Next(1, 4) : dilationY;
        int paddingY = _random.Next((dilationY * (kernelY - 1)) + 1), paddingX = Chance(2) ? Math.Min(paddingY, dilationX * (kernelX - 1)) : _random.Next((dilationX * (kernelX - 1)) + 1);
        int strideY = Chance(2) ? 1 : _random.Next(1, 4), strideX = Chance(2) ? strideY : _random.Next(1, 4);
        string bias = Chance(4) ? ", bias: false" : "";
        string added = isTransposed ? $", OutputPadding = {_random.Next(strideY)}, OutputPaddingWidth = {_random.Next(strideX)}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"kernel: {kernelY}, stride: {strideY}, padding: {paddingY}{bias}, KernelWidth = {kernelX}, StrideWidth = {strideX}, PaddingWidth = {paddingX}, Dilation = {dilationY}, DilationWidth = {dilationX}{added}");
    }

    private string Pool(int height, int width)
    {
        int sizeY = _random.Next(1, Math.Min(height, 4) + 1), sizeX = _random.Next(1, Math.Min(width, 4) + 1), size = Math.Min(sizeY, sizeX);
        string ceiling = Chance(3) ? "true" : "false";
        string across = $"SizeWidth = {sizeX}, StrideWidth = {_random.Next(4)}, PaddingWidth = {_random.Next((sizeX / 2) + 1)}";
        return Chance(2)
            ? $"MaxPool2D({size}, {_random.Next(1, 4)}, {_random.Next((size / 2) + 1)}, {ceiling})"
            : $"{OneOf("MaxPool2D", "AveragePool2D")}({sizeY}, {_random.Next(4)}, {_random.Next((sizeY / 2) + 1)}, {ceiling}, {across})";
    }

    private string Resize(int height, int width)
    {
        int size = _random.Next(1, Math.Min(Math.Min(height, width), 4) + 1);
        return _random.Next(6) switch
        {
            0 => $"{OneOf("AdaptiveAveragePool2D", "AdaptiveMaxPool2D")}({_random.Next(1, 8)}, {_random.Next(1, 8)})",
            1 => $"UpSample2D({_random.Next(1, 4)}, Mode = \"{OneOf("Nearest", "Bilinear")}\")",
            2 => $"Pad2D({_random.Next(3)}, Top = {_random.Next(4)}, Right = {_random.Next(4)}, Mode = \"{OneOf("Reflection", "Replication")}\")",
            3 => $"Pad2D({_random.Next(3)}, Bottom = {_random.Next(4)}, Left = {_random.Next(4)}, Value = {OneOf("0", "0.5")})",
            _ => $"AveragePool2D({size}, {_random.Next(1, 4)}, {_random.Next((size / 2) + 1)}, {OneOf("true", "false")}, {OneOf("true", "false")})",
        };
    }

    private string PoolOfSteps(int steps)
    {
        int size = _random.Next(1, Math.Min(steps, 4) + 1);
        return Chance(2)
            ? $"{OneOf("AdaptiveAveragePool1D", "AdaptiveMaxPool1D")}({_random.Next(1, 9)})"
            : $"{OneOf("MaxPool1D", "AveragePool1D")}({size}, {_random.Next(4)}, {_random.Next((size / 2) + 1)}, {OneOf("true", "false")})";
    }

    private string[] Volume(int channels, int depth, int height, int width) => _random.Next(8) switch
    {
        0 => ["Flatten", $"Dense({Size()})"],
        1 => [OneOf("GlobalAveragePool3D", "GlobalMaxPool3D"), $"Dense({Size()})"],
        2 => [OneOf($"Reshape(shape: [{channels}, {depth * height}, {width}])", $"Reshape(shape: [{depth}, {channels}, {width}, {height}])", "InstanceNorm")],
        3 => [OneOf($"Slice(start: {channels / 3}, length: {Math.Max(1, channels / 2)})", $"Pad(start: 2, total: {channels + 5})")],
        _ => [ConvolutionOfVolume(channels, depth, height, width), OneOf("BatchNorm", "ReLU", "Tanh")],
    };

    private string ConvolutionOfVolume(int channels, int depth, int height, int width)
    {
        int groups = Chance(3) ? Divisor(channels) : 1;
        string bias = Chance(4) ? ", bias: false" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Conv3D({groups * _random.Next(1, 20 / groups + 2)}, {Axis("", depth)}{bias}, {Axis("Height", height)}, {Axis("Width", width)}, Groups = {groups})");
    }

    private string Axis(string axis, int size)
    {
        int kernel = _random.Next(1, Math.Min(size + 2, 5)), dilation = Chance(4) ? 2 : 1, padding = _random.Next((dilation * (kernel - 1)) + 1), stride = _random.Next(1, 4);
        string numbers = $"Dilation{axis} = {dilation}";
        return axis.Length == 0
            ? $"kernel: {kernel}, stride: {stride}, padding: {padding}, {numbers}"
            : $"Kernel{axis} = {kernel}, Stride{axis} = {stride}, Padding{axis} = {padding}, {numbers}";
    }
}
