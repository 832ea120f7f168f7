-- One wrk thread is one connection here, so requests and answers alternate and each latency is the
-- thread's own clock between them. wrk's summary is not used: it corrects its percentiles for
-- omissions that a closed loop does not have, by adding latencies that nobody measured.
--
-- Arguments: a file with one request a line (path, version, body; separated by tabs), the folder for
-- the logs, the method. A request's %d is the version of its row, counted on with every success.

local ffi = require("ffi")
ffi.cdef [[
    typedef struct { long seconds; long nanoseconds; } ontour_time;
    int clock_gettime(int clock, ontour_time *now);
]]

local MONOTONIC = 1
local time = ffi.new("ontour_time")
local threads = 0

local function microseconds()
    ffi.C.clock_gettime(MONOTONIC, time)
    return tonumber(time.seconds) * 1000000 + math.floor(tonumber(time.nanoseconds) / 1000)
end

function setup(thread)
    thread:set("index", threads)
    threads = threads + 1
    thread:set("count", tonumber(os.getenv("BENCH_CONNECTIONS")))
end

function init(arguments)
    requests, at = {}, 0
    local number = 0
    for line in io.lines(arguments[1]) do
        if number % count == index then
            local path, version, body = line:match("^(%S+)\t(%d*)\t(.*)$")
            requests[#requests + 1] = { path = path, version = tonumber(version), body = body }
        end
        number = number + 1
    end
    method = arguments[3]
    log = io.open(arguments[2] .. "/" .. index, "w")
    log:setvbuf("full", 65536)
end

function request()
    at = at % #requests + 1
    local this = requests[at]
    local body = this.body ~= "" and this.body or nil
    if this.version then
        body = body:format(this.version)
    end
    started = microseconds()
    return wrk.format(method, this.path, nil, body)
end

function response(status, headers, body)
    log:write(started, " ", microseconds(), " ", status, "\n")
    if status > 299 then
        log:write("# ", body:gsub("\n", " "), "\n")
    elseif requests[at].version then
        requests[at].version = requests[at].version + 1
    end
end
