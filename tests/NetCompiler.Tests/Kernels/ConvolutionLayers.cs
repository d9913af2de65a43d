using System;
using System.Runtime.CompilerServices;
using NetCompiler.CompilerServices;

namespace NetCompiler.Tests.Kernels;

/// <summary>
/// A convolution written with the kernels as generated code writes it, and its definition in double on PyTorch's layouts
/// (images CHW, weights [out, in, ky, kx]). All inner memory is poisoned before use, so that pads cannot leak.
/// </summary>
internal sealed class ConvolutionLayers
{
    private readonly int _samples, _channels, _height, _width, _outputs, _kernel, _stride, _padding;
    private readonly int _pixel, _line, _image, _panel, _outPixel, _outHalo, _outLine, _outImage, _depth;
    private readonly AlignedBuffer _weights;

    public ConvolutionLayers(int samples, int channels, int height, int width, int outputs, int kernel, int stride, int padding)
    {
        (_samples, _channels, _height, _width, _outputs, _kernel, _stride, _padding) = (samples, channels, height, width, outputs, kernel, stride,
            padding);
        OutHeight = ((height + (2 * padding) - kernel) / stride) + 1;
        OutWidth = ((width + (2 * padding) - kernel) / stride) + 1;
        _pixel = Layout.Padded(channels);
        _line = (width + (2 * padding)) * _pixel;
        _image = (height + (2 * padding)) * _line;
        _panel = Layout.Width(outputs);
        _outPixel = Layout.Padded(outputs);
        _outHalo = kernel; // enough for every phase of the input gradient
        _outLine = (OutWidth + (2 * _outHalo)) * _outPixel;
        _outImage = (OutHeight + (2 * _outHalo)) * _outLine;
        _depth = kernel * kernel * channels;
        Input = Uniform(samples * channels * height * width, 1);
        Weight = Uniform(outputs * _depth, 2);
        Bias = Uniform(outputs, 3);
        OutputGradient = Uniform(samples * outputs * OutHeight * OutWidth, 4);
        _weights = PackWeights();
    }

    public int OutHeight { get; }

    public int OutWidth { get; }

    public float[] Input { get; }

    public float[] Weight { get; }

    public float[] Bias { get; }

    public float[] OutputGradient { get; }

    public float[] Forward()
    {
        AlignedBuffer x = PackInput(), y = Poisoned(_samples * _outImage), bias = new(_outPixel);
        Bias.CopyTo(bias.Span);
        Contraction.Run(
            0, _samples * OutHeight * OutWidth, ref x.Start, new RowWalk(OutHeight, OutWidth, _image, _stride * _line, _stride * _pixel),
            new Depth(_kernel, _line, _kernel * _channels * _panel, _kernel, _pixel, _channels * _panel, _channels, 1, _panel),
            ref _weights.Start, _depth * _panel, ref Unsafe.Add(ref y.Start, OutInside), OutRows, _panel, _outputs, _panel, ref bias.Start, false,
            default(Linear));
        return UnpackOutput(y);
    }

    /// <summary>The same by Winograd's algorithm, for kernels of 3 x 3 and stride 1, some panels at a time; twice adds it to itself.</summary>
    public float[] Winograd<TTransform>(TTransform transform, int block, int panels = 1, bool isTwice = false)
        where TTransform : struct, IWinogradTransform
    {
        int points = TTransform.Outputs + 2, lanes = (_channels + 15) / 16 * 16, together = panels * _panel;
        AlignedBuffer x = PackInput(), y = Poisoned(_samples * _outImage), bias = new(_outPixel);
        AlignedBuffer weights = Poisoned(points * points * _channels * _outPixel);
        AlignedBuffer scratch = Poisoned(points * points * (16 + (block * (lanes + 16 + together))));
        Bias.CopyTo(bias.Span);
        NetCompiler.CompilerServices.Winograd.Weights(0, _outPixel / _panel, ref _weights.Start, _channels, _panel, ref weights.Start, transform);
        void Run(int sample, int end, bool accumulate) => NetCompiler.CompilerServices.Winograd.Run(
            sample, end, ref x.Start, new RowWalk(OutHeight, OutWidth, _image, _line, _pixel), _channels, ref weights.Start,
            ref Unsafe.Add(ref y.Start, OutInside), OutRows, _outputs, _panel, ref bias.Start, accumulate, block, together, ref scratch.Start, transform,
            default(Linear));

        for (int sample = 0; sample < _samples;)
        {
            // All but the last together: how samples are cut must not matter.
            int end = Math.Max(sample + 1, _samples - 1);
            Run(sample, end, accumulate: false);
            if (isTwice)
            {
                Run(sample, end, accumulate: true);
            }

            sample = end;
        }

        return UnpackOutput(y);
    }

    public float[] InputGradient()
    {
        int width = Layout.Width(_channels), tap = _outputs * _pixel;
        AlignedBuffer transposed = Poisoned(_kernel * _kernel * tap), dy = PackOutputGradient(), dx = Poisoned(_samples * _image);
        int units = _kernel * _kernel * (_pixel / width);
        Panels.Transpose(0, units / 2, ref _weights.Start, _outputs, _panel, _kernel * _kernel, _channels, width, ref transposed.Start);
        Panels.Transpose(units / 2, units, ref _weights.Start, _outputs, _panel, _kernel * _kernel, _channels, width, ref transposed.Start);
        dx.Span.Clear();

        // Input pixels of one phase meet the same taps: ky = (y + padding) mod stride, then every stride-th.
        for (int y = 0; y < Math.Min(_stride, _height); y++)
        {
            for (int x = 0; x < Math.Min(_stride, _width); x++)
            {
                int ky = (y + _padding) % _stride, kx = (x + _padding) % _stride;
                if (ky >= _kernel || kx >= _kernel)
                {
                    continue;
                }

                int lines = ((_height - 1 - y) / _stride) + 1, pixels = ((_width - 1 - x) / _stride) + 1;
                int first = OutInside + ((y + _padding - ky) / _stride * _outLine) + ((x + _padding - kx) / _stride * _outPixel);
                int tapsY = ((_kernel - 1 - ky) / _stride) + 1, tapsX = ((_kernel - 1 - kx) / _stride) + 1;
                Contraction.Run(
                    0, _samples * lines * pixels, ref Unsafe.Add(ref dy.Start, first), new RowWalk(lines, pixels, _outImage, _outLine, _outPixel),
                    new Depth(tapsY, -_outLine, _stride * _kernel * tap, tapsX, -_outPixel, _stride * tap, _outputs, 1, width),
                    ref Unsafe.Add(ref transposed.Start, ((ky * _kernel) + kx) * tap), _outputs * width,
                    ref Unsafe.Add(ref dx.Start, Inside + (y * _line) + (x * _pixel)),
                    new RowWalk(lines, pixels, _image, _stride * _line, _stride * _pixel),
                    width, _channels, width, ref Unsafe.NullRef<float>(), false, default(Linear));
            }
        }

        return UnpackInput(dx);
    }

    public float[] WeightGradient()
    {
        AlignedBuffer x = PackInput(), dy = PackOutputGradient(), gradient = Poisoned(_outPixel * _depth);
        Contraction.Run(
            0, _depth, ref x.Start, new RowWalk(_kernel, _channels, _line, _pixel, 1),
            new Depth(_samples, _image, _outImage, OutHeight, _stride * _line, _outLine, OutWidth, _stride * _pixel, _outPixel),
            ref Unsafe.Add(ref dy.Start, OutInside), _panel, ref gradient.Start, new RowWalk(1, _depth, 0, 0, _panel), _depth * _panel, _outputs,
            _panel,
            ref Unsafe.NullRef<float>(), false, default(Linear));
        float[] result = new float[Weight.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = gradient.Span[WeightIndex(i)];
        }

        return result;
    }

    /// <summary>Visits every product of the definition: indices into input, weight and output.</summary>
    public void Products(Action<int, int, int> visit)
    {
        for (int y = 0; y < OutputGradient.Length; y++)
        {
            int ox = y % OutWidth, oy = y / OutWidth % OutHeight, n = y / OutWidth / OutHeight % _outputs,
                sample = y / OutWidth / OutHeight / _outputs;
            for (int w = 0; w < _depth; w++)
            {
                int kx = w % _kernel, ky = w / _kernel % _kernel, channel = w / _kernel / _kernel;
                int iy = (oy * _stride) + ky - _padding, ix = (ox * _stride) + kx - _padding;
                if (iy >= 0 && iy < _height && ix >= 0 && ix < _width)
                {
                    visit((((((sample * _channels) + channel) * _height) + iy) * _width) + ix, (n * _depth) + w, y);
                }
            }
        }
    }

    private static float[] Uniform(int length, int seed)
    {
        Random random = new(seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
        {
            value = (random.NextSingle() * 2) - 1;
        }

        return values;
    }

    private static AlignedBuffer Poisoned(int length)
    {
        AlignedBuffer buffer = new(length);
        buffer.Span.Fill(float.NaN);
        return buffer;
    }

    private int Inside => (_padding * _line) + (_padding * _pixel);

    private int OutInside => (_outHalo * _outLine) + (_outHalo * _outPixel);

    private RowWalk OutRows => new(OutHeight, OutWidth, _outImage, _outLine, _outPixel);

    // PyTorch's index to the packed one.
    private int WeightIndex(int logical)
    {
        int taps = _kernel * _kernel, tap = logical % taps, channel = logical / taps % _channels, n = logical / _depth;
        return (((n / _panel * _depth) + (tap * _channels) + channel) * _panel) + (n % _panel);
    }

    private AlignedBuffer PackWeights()
    {
        AlignedBuffer packed = new(_outPixel * _depth);
        for (int i = 0; i < Weight.Length; i++)
        {
            packed.Span[WeightIndex(i)] = Weight[i];
        }

        return packed;
    }

    private AlignedBuffer PackInput()
    {
        AlignedBuffer packed = Poisoned(_samples * _image);
        for (int sample = 0; sample < _samples; sample++)
        {
            ref float image = ref Unsafe.Add(ref packed.Start, sample * _image);
            Halo.Clear(ref image, _height, _width, _pixel, _padding, _padding);
            Relayout.Copy(
                ref Input[sample * _channels * _height * _width], _width, 1, _height * _width, ref Unsafe.Add(ref image, Inside), _line, _pixel, 1,
                _height, _width, _channels);
        }

        return packed;
    }

    private AlignedBuffer PackOutputGradient()
    {
        AlignedBuffer packed = Poisoned(_samples * _outImage);
        for (int sample = 0; sample < _samples; sample++)
        {
            ref float image = ref Unsafe.Add(ref packed.Start, sample * _outImage);
            Halo.Clear(ref image, OutHeight, OutWidth, _outPixel, _outHalo, _outHalo);
            Relayout.Copy(
                ref OutputGradient[sample * _outputs * OutHeight * OutWidth], OutHeight * OutWidth, OutWidth, 1, ref Unsafe.Add(ref image, OutInside),
                1, _outLine, _outPixel, _outputs, OutHeight, OutWidth);
        }

        return packed;
    }

    private float[] UnpackOutput(AlignedBuffer y) => Unpack(y, OutInside, _outImage, _outLine, _outPixel, _outputs, OutHeight, OutWidth);

    private float[] UnpackInput(AlignedBuffer x) => Unpack(x, Inside, _image, _line, _pixel, _channels, _height, _width);

    private float[] Unpack(AlignedBuffer packed, int inside, int image, int line, int pixel, int channels, int height, int width)
    {
        float[] result = new float[_samples * channels * height * width];
        for (int sample = 0; sample < _samples; sample++)
        {
            Relayout.Copy(
                ref packed.Span[(sample * image) + inside], 1, line, pixel, ref result[sample * channels * height * width], height * width, width, 1,
                channels, height, width);
        }

        return result;
    }
}
